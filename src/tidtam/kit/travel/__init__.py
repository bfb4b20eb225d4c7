"""How long it takes from each of some points to each other: on foot, by bicycle, car or bus.

    found = table([(16.43, 102.83), (15.87, 102.91)], "car")
    found.minutes[0][1], found.km[0][1]; found.way  # "line": estimated by straight line; "roads": by a road network

Without anything set, times are the straight line times a factor, which pages have to say. An office that runs an OSRM
or Valhalla of its own names it in the settings; where it does not answer, the estimate stands in for it.
"""

from tidtam.kit.travel.modes import MODES, Mode, mode
from tidtam.kit.travel.tables import LINE, ROADS, Point, Table, by_line, table

__all__ = ["LINE", "MODES", "ROADS", "Mode", "Point", "Table", "by_line", "mode", "table"]
