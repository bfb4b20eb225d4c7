"""Maps drawn from vectors, to scale in millimetres: boundaries, places, neighbours, north, a bar of kilometres."""

from tidtam.reporting.prints.drawn.ground import Ground, Neighbour, Spot, nearest_km
from tidtam.reporting.prints.drawn.names import Label, width_of
from tidtam.reporting.prints.drawn.sheet import Drawn, draw

__all__ = ["Drawn", "Ground", "Label", "Neighbour", "Spot", "draw", "nearest_km", "width_of"]
