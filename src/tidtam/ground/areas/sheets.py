"""The spreadsheet of villages: its columns, what a file of them would do, and doing it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas import extents, village_rows
from tidtam.ground.areas.extents import Extent
from tidtam.ground.areas.geometry import Point
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.names import NAME_FIELDS, named
from tidtam.ground.areas.village_rows import LABELS, VILLAGE_COLUMNS, Refused, VillageRow
from tidtam.ground.trail import actions as trail
from tidtam.kit.access import within_any
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Refusal, Row
from tidtam.kit.uploads import CellChange, Plan, Progress, Report, RowChange, UploadKind, whole

BATCH = 500


@dataclass
class Writes:
    """The areas that a plan would store."""

    fresh: list[Area] = field(default_factory=list)
    changed: list[Area] = field(default_factory=list)


def plan_villages(rows: Iterable[Row], *, by: Actor | None) -> Plan:
    """What the file would do. A village whose point is refused is taken without it; nothing is deleted."""
    refusals: list[Refusal] = []
    villages = _readable(rows, refusals)
    provinces = {village.code[:2] for village in villages.values()}
    known = {area.code: area for area in _known(provinces)}
    reach = _extents(provinces, villages.values())
    writes = Writes()
    plan = Plan(refusals=refusals, payload=writes)
    for village in villages.values():
        try:
            _check_place(village, known, by)
        except Refused as refused:
            refusals.append(refused.at(village.number, village.headings))
            continue
        try:
            point = _point(village, reach[village.code[:2]])
        except Refused as refused:
            refusals.append(refused.at(village.number, village.headings))
            point = None
        _add(plan, writes, village, point, known.get(village.code))
    refusals.sort(key=lambda refusal: refusal.row)
    return plan


def _readable(rows: Iterable[Row], refusals: list[Refusal]) -> dict[str, VillageRow]:
    villages: dict[str, VillageRow] = {}
    for row in rows:
        if row.refusals:
            refusals += row.refusals
            continue
        try:
            village = village_rows.read(row)
            if first := villages.get(village.code):
                reason = _("The code stands already in row %d.") % first.number
                raise Refused("code", village.code, reason)
        except Refused as refused:
            refusals.append(refused.at(row.number, row.headings))
            continue
        villages[village.code] = village
    return villages


def _known(provinces: set[str]) -> Iterable[Area]:
    for province in provinces:
        yield from Area.objects.inside(province).filter(level__in=(Level.SUBDISTRICT, Level.VILLAGE))


def _extents(provinces: set[str], villages: Iterable[VillageRow]) -> dict[str, Extent]:
    points = []
    for village in villages:
        try:
            point = village_rows.point_of(village)
        except Refused:
            continue
        if point and not village.marked_wrong:
            points.append((village.code, point))
    return {province: extents.of_province(province, points) for province in provinces}


def _check_place(village: VillageRow, known: dict[str, Area], by: Actor | None) -> None:
    code, parent = village.code, known.get(village.code[:-2])
    if parent is None:
        raise Refused("code", code, _("No subdistrict has the code %s.") % code[:-2])
    if parent.exists_until:
        raise Refused("code", code, _("The subdistrict %s was abolished.") % parent.code)
    if by is not None and not by.may("import", code):
        raise Refused("code", code, _("The area is outside the area you may import for."))


def _point(village: VillageRow, extent: Extent) -> Point | None:
    point = village_rows.point_of(village)
    if point is None:
        return None
    typed = f"{village.latitude}, {village.longitude}"
    if away := extent.away_km(point, village.code):
        if not extent.away_km((point[1], point[0]), village.code):
            reason = _("Latitude and longitude are swapped; the village is taken without its point.")
        else:
            reason = _("The point lies outside the province, %d km away; the village is taken without it.")
            reason %= round(away)
        raise Refused("lat", typed, reason)
    if village.marked_wrong:
        reason = _("The file itself marks the point as wrong; the village is taken without it.")
        raise Refused("coord_ok", typed, reason)
    return point


def _add(plan: Plan, writes: Writes, village: VillageRow, point: Point | None, stored: Area | None) -> None:
    """Put one village among what is new, what changes or what stays; an empty cell clears nothing."""
    before = stored or Area()
    lon, lat = point or (before.longitude, before.latitude)
    area = named(
        village.code, village.name_th, village.name_en or before.name_en, latitude=lat, longitude=lon
    )
    cells = [
        CellChange(str(LABELS[column]), _shown(getattr(before, name)), _shown(getattr(area, name)))
        for name, column in _CELLS.items()
        if getattr(before, name) != getattr(area, name)
    ]
    if stored and not cells:
        plan.unchanged += 1
        return
    plan.changes.append(RowChange(village.number, area.code, area.label, stored is None, tuple(cells)))
    (writes.changed if stored else writes.fresh).append(area)


_CELLS = {"name_th": "name_th", "name_en": "name_en", "latitude": "lat", "longitude": "lon"}


def _shown(value: object) -> str:
    return "" if value is None else str(value)


@transaction.atomic
def write_villages(plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> Report:
    """Store what the plan says, all of it or nothing."""
    writes: Writes = plan.payload
    total = len(writes.fresh) + len(writes.changed)
    for start in range(0, len(writes.fresh), BATCH):
        Area.objects.bulk_create(writes.fresh[start : start + BATCH])
        if progress:
            progress(min(start + BATCH, len(writes.fresh)), total)
    Area.objects.bulk_update(writes.changed, [*NAME_FIELDS, "latitude", "longitude"], batch_size=BATCH)
    if progress:
        progress(total, total)
    if total:
        trail.write(
            by,
            "areas.import_villages",
            "areas.villages:import",
            added=len(writes.fresh),
            changed=len(writes.changed),
            refused=len(plan.refusals),
        )
    return Report.of(plan)


def villages_out(within_: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The villages within the areas, in the order of codes, as a file of them would be sent."""
    found = Area.objects.filter(within_any(within_), level=Level.VILLAGE).order_by("code")
    for v in found.iterator(chunk_size=BATCH):
        point = ("", "") if v.latitude is None else (str(v.latitude), str(v.longitude))
        yield v.code, str(v.moo or ""), v.name_th, v.name_en, v.code[:6], v.code[:4], *point, ""


UPLOADS = [
    UploadKind(
        "areas.villages",
        gettext_lazy("Villages"),
        VILLAGE_COLUMNS,
        begin=whole(plan_villages, write_villages),
        rows=villages_out,
        part=0,
    )
]
