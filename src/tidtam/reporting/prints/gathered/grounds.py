"""The ground of a district's map: its outline, its subdistricts, what lies round it, where it lies in its province;
and its published villages.

Asked once for each province and district, for all papers that are made together.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tidtam.ground.areas import geometry
from tidtam.ground.areas.geometry import Ring
from tidtam.ground.areas.maps import Shapes, shapes_of
from tidtam.ground.areas.models import Area, Boundary, Level
from tidtam.kit.access import within
from tidtam.registers.tourism.models import VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.drawn import Ground, Neighbour

NEAR = 0.7  # degrees round a province in which others' districts may be seen on its maps


class _Province(NamedTuple):
    districts: dict[str, Area]
    shapes: Shapes
    others: list[tuple[Area, list[Ring]]]


class Grounds:
    """What was asked is remembered as long as this lives."""

    def __init__(self) -> None:
        self._provinces: dict[str, _Province] = {}
        self._parts: dict[str, list[Ring]] = {}
        self._villages: dict[str, list[VillagePage]] = {}

    def of(self, code: str) -> Ground:
        """Round the district in which the area lies; names in the language that is set."""
        district, province = code[: Level.DISTRICT], self._province(code[: Level.PROVINCE])
        known = province.shapes.rings
        own = known.get(district, [])
        around = [
            Neighbour(area.label, known[key])
            for key, area in province.districts.items()
            if key != district and key in known
        ]
        around += [Neighbour(area.label, rings) for area, rings in province.others]
        return Ground(
            name=province.districts[district].label if district in province.districts else "",
            own=own,
            parts=self._subdistricts(district),
            neighbours=around,
            whole=[ring for rings in known.values() for ring in rings],
            approximate=province.shapes.approximate,
        )

    def forget_districts(self) -> None:
        """Let go of what belongs to single districts: the next one's is asked anew."""
        self._parts.clear()
        self._villages.clear()

    def villages(self, code: str) -> list[VillagePage]:
        """The published villages of the district in which the area lies."""
        district = code[: Level.DISTRICT]
        if district not in self._villages:
            rows = public.pages().filter(within(district, "community__area_id"))
            self._villages[district] = list(rows.order_by("community__area_id"))
        return self._villages[district]

    def _province(self, code: str) -> _Province:
        if code not in self._provinces:
            rows = list(Area.objects.inside(code).existing().filter(level=Level.DISTRICT).order_by("code"))
            shapes = shapes_of(rows)
            others = [] if shapes.approximate else _others(code, rows)
            self._provinces[code] = _Province({row.code: row for row in rows}, shapes, others)
        return self._provinces[code]

    def _subdistricts(self, code: str) -> list[Ring]:
        if code not in self._parts:
            rows = Boundary.objects.filter(area__in=Area.objects.inside(code).filter(level=Level.SUBDISTRICT))
            self._parts[code] = [
                ring for shape in rows.values_list("geometry", flat=True) for ring in _outer(shape)
            ]
        return self._parts[code]


def _others(code: str, rows: Sequence[Area]) -> list[tuple[Area, list[Ring]]]:
    """The districts of other provinces that lie near, where their boundaries are known."""
    points = [row.point for row in rows if row.point]
    if not points:
        return []
    souths, wests = zip(*points, strict=True)
    near = Boundary.objects.filter(
        area__level=Level.DISTRICT,
        area__latitude__range=(min(souths) - NEAR, max(souths) + NEAR),
        area__longitude__range=(min(wests) - NEAR, max(wests) + NEAR),
    )
    near = near.exclude(area__in=Area.objects.inside(code)).select_related("area").order_by("area")
    return [(row.area, _outer(row.geometry)) for row in near]


def _outer(shape: dict[str, object]) -> list[Ring]:
    return [rings[0] for rings in geometry.polygons(shape)]
