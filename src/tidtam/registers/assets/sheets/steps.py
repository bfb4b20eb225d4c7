"""A sheet of assets on its way in: what its rows say, which asset each means, what that would change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.areas.geometry import THAILAND
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import money, thai, word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import be, date_short
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange
from tidtam.registers.assets.actions import AssetRow, add_asset, change_asset, check
from tidtam.registers.assets.forms import MOST_MONTHS, MOST_YEARS
from tidtam.registers.assets.models import Asset, AssetKind
from tidtam.registers.assets.refusals import AssetRefused
from tidtam.registers.assets.sheets import columns

PLAIN = ("money_source", "contract", "consent_number", "register_number", "handed_to", "upkeep")
MOST = {
    "name": 200,
    "money_source": 200,
    "handed_to": 200,
    "upkeep": 200,
    "contract": 120,
    "consent_number": 120,
    "register_number": 120,
}
COUNTRY = dict(zip(("latitude", "longitude"), THAILAND, strict=True))
Place = tuple[str, str, int]  # of an asset without a number: area, name as compared, fiscal year


class Line(NamedTuple):
    """One row that is to be recorded; asset: the one that it means, None where it is new."""

    asset: Asset | None
    said: AssetRow


def plan(rows: Iterable[Row], *, by: Actor | None) -> Plan:
    """Each row by itself: what cannot be taken is refused, the others are new, changed or as they stand."""
    given = list(rows)
    reading = _Reading(given, by)
    lines: list[Line] = []
    found = Plan(payload=lines)
    for row in given:
        said = reading.line(row)
        if said is not None:
            _judge(row, said, found, lines, reading)
        found.refusals += row.refusals
    return found


def write(plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> None:
    for done, line in enumerate(plan.payload, 1):
        if line.asset is None:
            add_asset(line.said, by=by)
        else:
            change_asset(line.asset, line.said, version=line.asset.version, by=by)
        if progress is not None:
            progress(done, len(plan.payload))


class _Reading:
    """What is known beside the file: areas, kinds, words, and the assets that its rows may mean."""

    def __init__(self, rows: Iterable[Row], by: Actor | None) -> None:
        self._by = by
        self.kinds, self.owners = columns.kinds(), columns.owners()
        self._kind = {kind.code: kind for kind in AssetKind.objects.all()}
        given = list(rows)
        codes = {code for row in given if (code := row.values.get("code"))}
        self._areas = {area.code: area for area in Area.objects.filter(code__in=codes)}
        numbers = {number for row in given if (number := row.values.get("register_number"))}
        self._numbered = {
            asset.register_number: asset
            for asset in Asset.objects.filter(register_number__in=numbers).select_related("kind", "area")
        }
        self._placed: dict[Place, list[Asset]] = defaultdict(list)
        for asset in Asset.objects.filter(area__in=codes).select_related("kind", "area"):
            self._placed[_place(asset.area_id, asset.name, asset.fiscal_year)].append(asset)
        self._seen: dict[object, int] = {}

    def line(self, row: Row) -> Line | None:
        """What the row says; None where it is refused."""
        area = self._area(row)
        kind = word_lists.read(row, "kind", self.kinds)
        owner = word_lists.read(row, "land_owner", self.owners)
        for name, most in MOST.items():
            if len(row.values.get(name) or "") > most:
                row.refuse(name, row.values[name], _("Too long: at most %(most)s letters.") % {"most": most})
        self._bounds(row)
        if row.refusals or area is None:
            return None
        asset = self._means(row, area)
        if row.refusals:
            return None
        said = self._said(row, asset, area, self._kind[kind], owner)
        try:
            check(said, asset, by=self._by)
        except AssetRefused as refusal:
            column = refusal.at_field or "name"
            row.refuse(column, str(row.values.get(column) or ""), " ".join(refusal.messages))
            return None
        key = asset.pk if asset else said.register_number or _place(area.code, said.name, said.fiscal_year)
        first = self._seen.setdefault(key, row.number)
        if first != row.number:
            row.refuse("name", said.name, _("This asset stands already in row %(row)s.") % {"row": first})
            return None
        return Line(asset, said)

    def _said(self, row: Row, asset: Asset | None, area: Area, kind: AssetKind, owner: str) -> AssetRow:
        """The columns that the file has; of a known asset the others stay."""
        stands = {name: getattr(asset, name) for name in AssetRow._fields} if asset else {}
        told: dict[str, Any] = {name: row.values[name] for name in PLAIN if name in row.values}
        for name in ("cost", "handed_on", "warranty_until"):
            if name in row.values:
                told[name] = row.values[name]
        for name in ("inspect_months", "inspect_years"):
            if row.values.get(name) is not None:
                told[name] = row.values[name]
        if "latitude" in row.values and "longitude" in row.values:
            half = row.values["latitude"], row.values["longitude"]
            told["point"] = None if half[0] is None or half[1] is None else (float(half[0]), float(half[1]))
        told |= {"area": area, "kind": kind, "land_owner": owner}
        told |= {"name": row.values["name"], "fiscal_year": row.values["fiscal_year"]}
        return AssetRow(**{**stands, **told})

    def _means(self, row: Row, area: Area) -> Asset | None:
        """The asset of this number, else the one of this place, name and year."""
        number = row.values.get("register_number") or ""
        place = _place(area.code, row.values["name"], row.values["fiscal_year"])
        found = self._numbered.get(number) if number else None
        if found is None:
            there = [one for one in self._placed[place] if not number or not one.register_number]
            if len(there) > 1:
                several = _("There are %(count)s of this name and year here; give the register number.")
                row.refuse("register_number", number, several % {"count": len(there)})
                return None
            found = there[0] if there else None
        if found is not None and self._by is not None and not self._by.may("edit", found.area_id):
            row.refuse("register_number", number, _("This asset belongs to another area."))
        return found

    def _area(self, row: Row) -> Area | None:
        if "code" not in row.values:  # refused already
            return None
        code = row.values["code"]
        area = self._areas.get(code)
        allowed = self._by is None or self._by.may("edit", code)
        if (
            area is None
            or not allowed
            or area.level not in (Level.DISTRICT, Level.SUBDISTRICT, Level.VILLAGE)
        ):
            row.refuse(
                "code", code, _("There is no village, subdistrict or district with this code in your area.")
            )
            return None
        typed = thai.clean(row.values.get("village") or "")
        if typed and thai.bare_place(area.name_th) not in thai.bare_place(typed):
            row.refuse("village", typed, _("This code is that of %(village)s.") % {"village": area.label})
            return None
        return area

    def _bounds(self, row: Row) -> None:
        for name, most in (("inspect_months", MOST_MONTHS), ("inspect_years", MOST_YEARS)):
            number = row.values.get(name)
            if number is not None and not 1 <= number <= most:
                row.refuse(
                    name, str(number), _("Expected a whole number from 1 to %(most)s.") % {"most": most}
                )
        halves = [row.values.get(name) for name in COUNTRY]
        if (halves[0] is None) != (halves[1] is None):
            row.refuse("latitude", "", _("A position needs both latitude and longitude."))
        for name, (least, most_degrees) in COUNTRY.items():
            degrees = row.values.get(name)
            if degrees is not None and not least <= float(degrees) <= most_degrees:
                row.refuse(name, str(degrees), _("This position lies outside the country."))
        cost = row.values.get("cost")
        if cost is not None and cost < 0:
            row.refuse("cost", money.text(cost), _("An amount is not below zero."))


def _place(area: str, name: str, year: int) -> Place:
    return area, thai.clean(name), year


def _judge(row: Row, line: Line, found: Plan, lines: list[Line], reading: _Reading) -> None:
    cells = tuple(_cells(row, line, reading)) if line.asset else ()
    if line.asset is not None and not cells:
        found.unchanged += 1
        return
    lines.append(line)
    label = f"{line.said.name} {line.said.area.label}"
    key = line.said.register_number or line.said.area.code
    found.changes.append(RowChange(row.number, key, label, line.asset is None, cells))


def _cells(row: Row, line: Line, reading: _Reading) -> Iterator[CellChange]:
    for name, after in line.said._asdict().items():
        before = getattr(line.asset, name)
        if isinstance(after, str):
            after = thai.clean(after)
        if before != after:
            column = {"area": "code", "point": "latitude"}.get(name, name)
            yield CellChange(
                row.heading(column), _written(name, before, reading), _written(name, after, reading)
            )


def _written(name: str, value: Any, reading: _Reading) -> str:
    if value is None:
        return ""
    match name:
        case "cost":
            return money.text(value)
        case "fiscal_year":
            return str(be(value))
        case "land_owner":
            return reading.owners.word(value)
        case "area":
            return f"{value.code} {value.label}"
        case "point":
            return f"{value[0]:.6f}, {value[1]:.6f}"
    return date_short(value) if isinstance(value, date) else str(value)
