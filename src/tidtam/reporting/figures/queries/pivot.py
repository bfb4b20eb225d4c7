"""A table that can be arranged: two ways of dividing that are kept together, and one measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.calendar import fiscal_year, month_code, month_short
from tidtam.reporting.figures.queries.asked import Asked, quarter_words
from tidtam.reporting.figures.queries.labels import DIMENSIONS, UNSPLIT_WORD, members
from tidtam.reporting.figures.queries.lines import growth, summed
from tidtam.reporting.figures.queries.look import Look
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.queries.cells import TABLES, TIMES, Later, Sold, cells

AREA, ONCE = "area", "none"
WAYS: Mapping[str, Any] = {
    AREA: gettext_lazy("Areas below"),
    "category": DIMENSIONS["category"],
    "mark": DIMENSIONS["mark"],
    "channel": DIMENSIONS["channel"],
    "kind": gettext_lazy("Kind of producer"),
    "month": DIMENSIONS["month"],
    "quarter": gettext_lazy("Quarter"),
    "year": gettext_lazy("Fiscal year"),
}
MEASURES: Mapping[str, Any] = {
    "total": gettext_lazy("All reported (baht)"),
    "official": gettext_lazy("Official (baht)"),
    "provisional": gettext_lazy("Provisional (baht)"),
    "units": gettext_lazy("Units"),
    "growth": gettext_lazy("Against last year (%)"),
}
MOST_COLUMNS = 60


@dataclass(frozen=True)
class Row:
    """One row: its key, name and way down; the sums by column key, and all of them together."""

    key: Any
    label: str
    cells: Mapping[Any, Sold]
    all: Sold
    links: Mapping[Any, str]
    link: str


@dataclass(frozen=True)
class Pivot:
    """columns: key and name of each; rows: in order; all: by column key, None for everything."""

    columns: Sequence[tuple[Any, str]]
    rows: Sequence[Row]
    all: Row


def kept_together(one: str, other: str) -> bool:
    """Whether a kept table has both. The same way twice, and two times at once, say nothing."""
    if one == other or (one in TIMES and other in TIMES):
        return False
    tables = {TABLES[way] for way in (one, other) if way in TABLES}
    return len(tables) <= 1


def pairs() -> list[tuple[str, list[str]]]:
    """For the form: each way, and those with which it can be crossed."""
    return [
        (str(label), [str(WAYS[other]) for other in WAYS if kept_together(way, other)])
        for way, label in WAYS.items()
    ]


def pivot(look: Look, rows: str, columns: str) -> Pivot:
    """Of the look's question. columns may be ONCE: only the sum. Raises ValidationError for what is not kept."""
    asked = look.asked
    ways = [rows] if columns == ONCE else [rows, columns]
    _check(look, ways)
    by = [asked.below if way == AREA else way for way in ways]
    later = Later(look.lens, look.lens.year_before.start, asked.end)
    places = [area.code for area in look.areas] if AREA in ways else []
    found = cells(look.lens, by, later, places=places)
    across = _members(look, columns, {key[1] for key in found}) if columns != ONCE else []
    if len(across) > MOST_COLUMNS:
        raise ValidationError(
            _("That would be %(number)s columns; at most %(most)s fit. Turn it round, or ask fewer months."),
            params={"number": len(across), "most": MOST_COLUMNS},
        )
    sums = summed(found, 0)
    made = []
    for key, label in _members(look, rows, set(sums)):
        cut = {name: found.get((key, name), Sold()) for name, _label in across}
        links = {name: _link(asked, {rows: key, columns: name}) for name, _label in across}
        made.append(Row(key, label, cut, sums.get(key, Sold()), links, _link(asked, {rows: key})))
    beneath = summed(found, 1) if across else {}
    whole = Row("", _("All"), beneath, summed(found).get(None, Sold()), {}, "")
    return Pivot(across, made, whole)


def measured(sold: Sold, measure: str) -> int | Decimal | None:
    """What is asked of a cell: satang, units, or per cent against the year before."""
    match measure:
        case "official":
            return sold.this.official
        case "provisional":
            return sold.this.provisional
        case "units":
            return sold.this.units
        case "growth":
            return growth(sold.this.baht, sold.before.baht)
    return sold.this.baht


def _check(look: Look, ways: Sequence[str]) -> None:
    if AREA in ways and not look.asked.below:
        raise ValidationError(_("There is no smaller area here; choose another way of dividing."))
    if len(ways) == 2 and not kept_together(*ways):
        raise ValidationError(
            _("%(one)s and %(other)s are not kept together; %(one)s goes with: %(with)s."),
            params={
                "one": WAYS[ways[0]],
                "other": WAYS[ways[1]],
                "with": ", ".join(str(WAYS[way]) for way in WAYS if kept_together(ways[0], way)),
            },
        )
    for way in ways:
        if way in TABLES and not look.asked.divides(way):
            raise ValidationError(_("%(way)s is not kept for one part alone."), params={"way": WAYS[way]})


def _members(look: Look, way: str, found: set[Any]) -> list[tuple[Any, str]]:
    """Keys and names in the order in which they are read."""
    if way == AREA:
        return [
            (area.code, area.label) for area in look.areas if area.exists_until is None or area.code in found
        ]
    if way in TIMES:
        return [(time, _time_label(way, time)) for time in sorted(found)]
    named = dict(members(way))
    rest = {key: str(UNSPLIT_WORD) if key == UNSPLIT else key for key in sorted(found - named.keys())}
    return [*named.items(), *rest.items()]


def _time_label(way: str, time: date) -> str:
    if way == "month":
        return month_short(time)
    if way == "quarter":
        return quarter_words(time)
    return str(fiscal_year(time))


def _link(asked: Asked, cut: Mapping[str, Any]) -> str:
    """Down from a cell: the same page of the smaller area, months or part; at last the rows themselves."""
    changed: dict[str, Any] = {}
    listed: dict[str, str] = {}
    for way, key in cut.items():
        if way == AREA:
            changed["area"] = key
        elif way in TIMES:
            months = {"month": 1, "quarter": 3, "year": 12}[way]
            last = key.month - 1 + months - 1
            changed["start"] = max(key, asked.start)
            changed["end"] = min(date(key.year + last // 12, last % 12 + 1, 1), asked.end)
        elif way in TABLES:
            listed[way] = key
    if not listed:
        return asked.url(**changed)
    if len(listed) == 1 and asked.only is None and len(changed.get("area", asked.area)) < 6:
        return asked.url(**changed, only=next(iter(listed.items())))
    start, end = changed.get("start", asked.start), changed.get("end", asked.end)
    more = {way: key or "none" for way, key in listed.items()}
    return asked.facts(
        **{"area": changed.get("area", asked.area), "from": month_code(start), "to": month_code(end), **more}
    )
