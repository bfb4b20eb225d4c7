"""A part of a page of sales: its table, often a chart, and the ways out of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tidtam.kit.lists import ListColumn
from tidtam.kit.lists.columns import NUMERIC
from tidtam.work.sales.drawings import Drawing

#: On the overview a table shows these of its columns; the others stand in the part's own list and its sheets.
BRIEF = {
    "label",
    "name",
    "growth",
    "then",
    "month",
    "now",
    "since",
    "official",
    "total",
    "change",
    "mean",
    "count",
    "baht",
}


@dataclass(frozen=True)
class Panel:
    """rows: all of them; brief: those that the overview shows; note: what must be known to read it.

    small: two stand side by side.
    """

    name: str
    title: str
    columns: Sequence[ListColumn]
    rows: Sequence[Any]
    brief: Sequence[Any]
    address: str
    chart: Drawing | None = None
    note: str = ""
    empty: str = ""
    small: bool = False

    @property
    def shown(self) -> list[ListColumn]:
        kept = [column for column in self.columns if column.key in BRIEF]
        return kept if len(kept) > 1 else [column for column in self.columns if not column.sheet_only]

    @property
    def heads(self) -> list[tuple[Any, bool]]:
        return [(column.label, column.kind in NUMERIC) for column in self.shown]

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.brief)

    @property
    def leads_on(self) -> bool:
        return any(column.link and any(column.link(row) for row in self.brief) for column in self.shown)

    @property
    def body(self) -> SafeString:
        columns, end = self.shown, len(self.shown) - 1
        lead = next((column.key for column in columns if column.link), None)
        lines = (
            "".join(
                column.html(row, first=place == 0, last=place == end, leads=column.key == lead)
                for place, column in enumerate(columns)
            )
            for row in self.brief
        )
        return mark_safe("".join(f'<tr role="row">{line}</tr>' for line in lines))  # noqa: S308 - cells are escaped

    def url(self, form: str = "") -> str:
        return f"{self.address}&format={form}" if form else self.address

    @property
    def exports(self) -> list[tuple[str, str]]:
        """Words and address of each way out."""
        forms = [("Excel", "xlsx"), ("CSV", "csv"), *([("SVG", "svg")] if self.chart else []), ("PDF", "pdf")]
        return [(words, self.url(form)) for words, form in forms] if self.rows else []
