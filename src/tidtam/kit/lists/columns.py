"""What a list shows of a row, and what narrows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from tidtam.kit import calendar, clock, money, tables
from tidtam.kit.tables.columns import Kind as SheetKind
from tidtam.kit.text import places

Kind = Literal["text", "place", "int", "money", "decimal", "date", "datetime", "month", "code", "state"]

NUMERIC = frozenset({"int", "money", "decimal"})
LABELLED = frozenset({"int", "money", "decimal", "date", "datetime", "month", "code"})
_AS_SHEET: dict[str, SheetKind] = {"place": "text", "state": "text", "datetime": "text"}


@dataclass(frozen=True)
class ListColumn:
    """One column.

    value: a dotted path from the row, or a function of it; the key itself when left out. Kinds: money is
    satang; month the first of the month; state a pair (late|soon|going|done|none, word); place is text
    whose words stay whole. sort: the database path (or paths) that orders by it, for names the stored
    Thai key; without it the column does not sort. blank_last: the path may be null.
    sheet_only: too long or too seldom wanted for a screen. labelled: on a phone it says what it is.
    link: where the cell leads; the first column that has one makes the whole row lead there.
    """

    key: str
    label: str | Promise
    value: str | Callable[[Any], Any] = ""
    sort: str | tuple[str, ...] | None = None
    kind: Kind = "text"
    link: Callable[[Any], str] | None = None
    blank_last: bool = False
    sheet_only: bool = False
    labelled: bool = False

    def of(self, row: Any) -> Any:
        """The value in this row; None where the path ends early."""
        if callable(self.value):
            return self.value(row)
        value = row
        for step in (self.value or self.key).split("."):
            value = getattr(value, step, None)
            if value is None:
                return None
        return value() if callable(value) else value

    def paths(self) -> tuple[str, ...]:
        if self.sort is None:
            return ()
        return (self.sort,) if isinstance(self.sort, str) else self.sort

    def sheet_column(self) -> tables.Column:
        kind: SheetKind = _AS_SHEET.get(self.kind, self.kind)  # type: ignore[arg-type]
        return tables.Column(self.key, str(self.label), kind)

    def for_sheet(self, row: Any) -> Any:
        """The value as a spreadsheet keeps it: numbers as numbers, a state as its word."""
        value = self.of(row)
        if self.kind == "state":
            return str(value[1]) if value else ""
        if isinstance(value, datetime):
            return moment(value)
        return value

    def html(self, row: Any, *, first: bool, last: bool, leads: bool) -> SafeString:
        """The cell; the first one is the row's heading."""
        value = self.of(row)
        inner: SafeString | str = "" if value is None or value == "" else self._shown(value)
        url = self.link(row) if self.link else ""
        if url:
            way = mark_safe(' class="lead-on"') if leads else ""
            inner = format_html('<a href="{}"{}>{}</a>', url, way, inner or "–")
        says = self.labelled or self.kind in LABELLED
        label = format_html(' data-label="{}"', self.label) if says and inner else ""
        names = " ".join(
            name
            for name, given in (
                ("num", self.kind in NUMERIC),
                ("keep", self.kind in {"date", "datetime", "month", "code"}),
                ("at-right", last and self.kind in NUMERIC | {"state", "date"}),
            )
            if given
        )
        css = format_html(' class="{}"', names) if names else ""
        if first:
            return format_html('<th scope="row" role="rowheader"{}>{}</th>', css, inner)
        return format_html('<td role="cell"{}{}>{}</td>', css, label, inner)

    def _shown(self, value: Any) -> SafeString | str:
        match self.kind:
            case "state":
                return format_html('<span class="state {}">{}</span>', value[0], value[1])
            case "place":
                return places(str(value))
            case "int":
                return f"{value:,}"
            case "money":
                return money.text(value)
            case "date":
                return calendar.date_short(
                    clock.local(value).date() if isinstance(value, datetime) else value
                )
            case "datetime":
                return moment(value)
            case "month":
                return calendar.month_short(value)
            case "text" | "code" | "decimal":
                return conditional_escape(value)


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list.

    choices: value and word, for a select; None is a text to type. apply: (rows, what was chosen) -> rows;
    a ValueError or ValidationError from it stands at the field. kind "hidden" is carried along unseen.
    seeks: typed words, whose rows lie anywhere in the list's order.
    """

    key: str
    label: str | Promise
    choices: Sequence[tuple[str, Any]] | None
    apply: Callable[[Any, str], Any]
    kind: Literal["", "choice", "text", "hidden"] = ""
    seeks: bool = False

    @property
    def shown_as(self) -> str:
        return self.kind or ("text" if self.choices is None else "choice")


def moment(instant: datetime) -> str:
    """20 ก.ค. 61 09.00 น."""
    here = clock.local(instant)
    return f"{calendar.date_short(here.date())} {calendar.time_text(here.time())}"
