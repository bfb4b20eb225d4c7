"""What the rows of one sign say, read against the lists, the areas and the signs that are there."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai, word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Row
from tidtam.registers.signs.content import LineRow, PanelRow, SignRow, sign_row
from tidtam.registers.signs.models import Point, Sign, SignClass
from tidtam.registers.signs.queries import whole
from tidtam.registers.signs.sheets import columns

MOST_MM, LEAST_MM, MOST_COPIES = 10_000, 100, 99


class Said(NamedTuple):
    """One sign of the sheet; sign: the one that it means, None where it is new."""

    sign: Sign | None
    row: SignRow
    panels: list[PanelRow]


class Reading:
    """Everything beside the file that its rows may mean, read once."""

    def __init__(self, rows: Sequence[Row], by: Actor | None) -> None:
        self._by = by
        self._words = {
            "class": columns.classes(),
            "road_owner": columns.owners(),
            "arrow": columns.arrows(),
            "pictogram": columns.pictograms(),
        }
        self._classes = SignClass.objects.in_bulk()
        codes = {code for row in rows for name in ("code", "target") if (code := row.values.get(name))}
        self._areas = {
            area.code: area for area in Area.objects.filter(code__in=codes).select_related("parent__parent")
        }
        numbers = {thai.clean(row.values.get("number") or "") for row in rows}
        self._signs = {one.number: one for one in whole(Sign.objects.filter(number__in=numbers))}

    def sign(self, number: str, rows: list[Row]) -> Said | None:
        """None where it cannot be told; the rows say why."""
        first = rows[0]
        if not number:
            return None  # refused already: the number is required
        known = self._signs.get(number)
        if known is not None and self._by is not None and not self._by.may("edit", known.area_id):
            first.refuse("number", number, _("This sign belongs to another area."))
            return None
        place = self._place(first, known)
        panels = self._panels(rows)
        return Said(known, place, panels) if place is not None and panels is not None else None

    def _place(self, row: Row, known: Sign | None) -> SignRow | None:
        """The columns that the file has; of a known sign the others stay."""
        stands: dict[str, Any] = sign_row(known)._asdict() if known is not None else {}
        told: dict[str, Any] = {"number": thai.clean(row.values["number"])}
        area = self._area(row, "code")
        if area is not None:
            told["area"] = area
        owner = word_lists.read(row, "road_owner", self._words["road_owner"])
        if owner:
            told["road_owner"] = owner
        for name in ("name", "road_number"):
            if name in row.values and (row.values[name] or name != "name"):
                told[name] = thai.clean(row.values[name] or "")
        for name, prefix in (("point", ""), ("read_from", "read_"), ("junction", "junction_")):
            if f"{prefix}latitude" in row.values:
                told[name] = self._point(row, prefix)
        for name, column in (("area", "code"), ("name", "name"), ("road_owner", "road_owner")):
            if name not in told and name not in stands and not row.refusals:
                row.refuse(column, "", _("A new sign needs this."))
        return None if row.refusals else SignRow(**{**stands, **told})

    def _panels(self, rows: list[Row]) -> list[PanelRow] | None:
        made = []
        for _number, group in groupby(in_order(rows), key=_panel_of):
            lines = list(group)
            first = lines[0]
            code = word_lists.read(first, "class", self._words["class"])
            if not code and not first.refusals:
                first.refuse("class", "", _("The first line of a panel says its class."))
            self._bounds(first)
            told = [self._line(row) for row in lines]
            if any(row.refusals for row in lines):
                continue
            made.append(
                PanelRow(
                    self._classes[code],
                    told,
                    first.values.get("width_mm"),
                    first.values.get("height_mm"),
                    thai.clean(first.values.get("material") or ""),
                    first.values.get("cost"),
                    first.values.get("copies") or 1,
                    thai.clean(first.values.get("order_number") or ""),
                )
            )
        return None if any(row.refusals for row in rows) else made

    def _line(self, row: Row) -> LineRow:
        return LineRow(
            thai.clean(row.values.get("text_th") or ""),
            thai.clean(row.values.get("text_en") or ""),
            word_lists.read(row, "arrow", self._words["arrow"]),
            row.values.get("distance_m") or None,
            word_lists.read(row, "pictogram", self._words["pictogram"]),
            bool(row.values.get("historic")),
            self._area(row, "target"),
            self._point(row, "target_"),
        )

    def _area(self, row: Row, column: str) -> Area | None:
        code = row.values.get(column) or ""
        if not code:
            return None
        area = self._areas.get(code)
        allowed = column == "target" or self._by is None or self._by.may("edit", code)
        if area is None or not allowed or area.level < Level.DISTRICT:
            row.refuse(
                column, code, _("There is no village, subdistrict or district with this code in your area.")
            )
            return None
        return area

    def _point(self, row: Row, prefix: str) -> Point | None:
        halves = row.values.get(f"{prefix}latitude"), row.values.get(f"{prefix}longitude")
        if halves[0] is None or halves[1] is None:
            if (halves[0] is None) != (halves[1] is None):
                row.refuse(f"{prefix}latitude", "", _("A position needs both latitude and longitude."))
            return None
        return float(halves[0]), float(halves[1])

    def _bounds(self, row: Row) -> None:
        limits: Iterable[tuple[str, int, int]] = (
            ("width_mm", LEAST_MM, MOST_MM),
            ("height_mm", LEAST_MM, MOST_MM),
            ("copies", 1, MOST_COPIES),
        )
        for name, least, most in limits:
            value = row.values.get(name)
            if value is not None and not least <= value <= most:
                told = {"least": f"{least:,}", "most": f"{most:,}"}
                row.refuse(name, str(value), _("Expected %(least)s to %(most)s.") % told)
        cost = row.values.get("cost")
        if cost is not None and cost < 0:
            row.refuse("cost", str(cost), _("An amount is not below zero."))


def _panel_of(row: Row) -> int:
    number: int | None = row.values.get("panel")
    return number or 1


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Panel by panel, and within one as the file has them."""
    return sorted(rows, key=_panel_of)
