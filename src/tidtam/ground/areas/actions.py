"""Every change of the areas."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.areas import boundaries, gazetteer, sheets
from tidtam.ground.areas.models import Area, Boundary
from tidtam.ground.areas.names import NAME_FIELDS, named
from tidtam.ground.areas.village_rows import VILLAGE_COLUMNS
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, tables
from tidtam.kit.actor import Actor
from tidtam.kit.uploads import Progress, Report

BATCH = 500


class Loaded(NamedTuple):
    """How many areas were new, said something else before, or stood already."""

    added: int
    changed: int
    unchanged: int


class VillageFact(NamedTuple):
    """One village as a source states it. latitude, longitude: None where the source has no good point."""

    code: str
    name_th: str
    name_en: str = ""
    latitude: float | None = None
    longitude: float | None = None


@transaction.atomic
def load_gazetteer(provinces: list[str] | None = None, *, by: Actor | None) -> Loaded:
    """Bring country, provinces, districts and subdistricts to what the gazetteer says; safe to repeat.

    Points, villages and areas that the gazetteer does not know stay as they are.
    """
    entries = list(gazetteer.entries(provinces))
    known = {
        code: stored
        for code, *stored in Area.objects.filter(level__lt=8).values_list(
            "code", "name_th", "name_en", "exists_until", "source"
        )
    }
    fresh = [entry.area() for entry in entries if entry.code not in known]
    changed = [entry.area() for entry in entries if entry.code in known and known[entry.code] != entry.stored]
    Area.objects.bulk_create(fresh, batch_size=BATCH)
    Area.objects.bulk_update(changed, [*NAME_FIELDS, "exists_until", "source"], batch_size=BATCH)
    _link_successors(entries, {*known, *(area.code for area in fresh)})
    if fresh or changed:
        trail.write(
            by,
            "areas.load_gazetteer",
            f"areas.gazetteer:{','.join(provinces) if provinces else 'th'}",
            area=provinces[0] if provinces and len(provinces) == 1 else "",
            summary=gazetteer.SOURCE,
            added=len(fresh),
            changed=len(changed),
        )
    return Loaded(len(fresh), len(changed), len(entries) - len(fresh) - len(changed))


def _link_successors(entries: list[gazetteer.Entry], known: set[str]) -> None:
    """A successor in a province that is not loaded is linked when that one is."""
    links = Area.successors.through
    links.objects.bulk_create(
        [
            links(from_area_id=entry.code, to_area_id=successor)
            for entry in entries
            for successor in entry.successors
            if successor in known
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )


@transaction.atomic
def place_points(points: Mapping[str, tuple[float, float]], *, source: str, by: Actor | None) -> int:
    """Set the centre points (latitude, longitude) of known areas; answers how many were set anew."""
    areas = {area.code: area for area in Area.objects.filter(code__in=points)}
    unknown = sorted(set(points) - set(areas))
    if unknown:
        raise UnknownAreas(unknown)
    moved = [area for code, area in areas.items() if area.point != tuple(points[code])]
    for area in moved:
        area.latitude, area.longitude = points[area.code]
    Area.objects.bulk_update(moved, ["latitude", "longitude"], batch_size=BATCH)
    if moved:
        trail.write(by, "areas.place_points", "areas.points:all", summary=source, placed=len(moved))
    return len(moved)


@transaction.atomic
def add_villages(facts: Iterable[VillageFact], *, source: str, by: Actor | None) -> int:
    """Store villages known as facts; one that is there already is left alone. Answers how many were new."""
    wanted = {fact.code: fact for fact in facts}
    known = set(Area.objects.filter(code__in=wanted).values_list("code", flat=True))
    fresh = [
        named(
            fact.code,
            fact.name_th,
            fact.name_en,
            latitude=fact.latitude,
            longitude=fact.longitude,
            source=source,
        )
        for fact in wanted.values()
        if fact.code not in known
    ]
    Area.objects.bulk_create(fresh, batch_size=BATCH)
    if fresh:
        trail.write(by, "areas.add_villages", "areas.villages:facts", summary=source, added=len(fresh))
    return len(fresh)


def import_villages(path: Path, *, by: Actor | None, progress: Progress | None = None) -> Report:
    """Take the villages of a spreadsheet (CSV or XLSX); what is refused does not hold up the rest.

    One transaction: all of what can be taken, or nothing. The same file again changes nothing.
    """
    rows = tables.read(path, VILLAGE_COLUMNS, filename=path.name)
    with transaction.atomic():
        list(Area.objects.select_for_update().filter(code=""))  # one import at a time
        plan = sheets.plan_villages(rows, by=by)
        return sheets.write_villages(plan, by=by, progress=progress)


@transaction.atomic
def import_boundaries(path: Path, *, by: Actor | None) -> Report:
    """Take the shapes of known areas from a GeoJSON FeatureCollection; the same file again changes nothing.

    An area without a centre point gets that of its shape.
    """
    found = boundaries.read(path, by=by)
    codes = [shape.code for shape in found.shapes]
    areas = Area.objects.in_bulk(codes)
    stored = dict(Boundary.objects.filter(area__in=codes).values_list("area_id", "geometry"))
    now = clock.now()
    Boundary.objects.bulk_create(
        [
            Boundary(area_id=shape.code, geometry=shape.geometry, source=path.name, imported_at=now)
            for shape in found.shapes
            if stored.get(shape.code) != shape.geometry
        ],
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["geometry", "source", "imported_at"],
        batch_size=100,
    )
    unplaced = []
    for shape in found.shapes:
        area = areas[shape.code]
        if area.point is None:
            area.latitude, area.longitude = shape.middle
            unplaced.append(area)
    Area.objects.bulk_update(unplaced, ["latitude", "longitude"], batch_size=BATCH)
    trail.write(
        by,
        "areas.import_boundaries",
        "areas.boundaries:all",
        summary=path.name,
        taken=len(found.shapes),
        refused=len(found.refusals),
    )
    return Report(changed=len(found.shapes), refused=len(found.refusals), refusals=tuple(found.refusals))


class UnknownAreas(ValidationError):
    """Codes that no area has."""

    def __init__(self, codes: list[str]) -> None:
        super().__init__(_("No area has the code %s.") % ", ".join(codes[:10]))
