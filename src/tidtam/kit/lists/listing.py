"""One list on a page: asked for by the address, drawn from the rows, carried away as a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tidtam.kit.http import HttpRequest, HttpResponseBase
from tidtam.kit.lists.columns import NUMERIC, Filter, ListColumn
from tidtam.kit.lists.export import spreadsheet
from tidtam.kit.lists.rows import Rows, ordered, page_of

OWN_KEYS = ("sort", "page", "format")
MOST_TYPED = 200


@dataclass(frozen=True)
class Head:
    """A column's heading. url: the address that orders by it, "" when it does not sort."""

    label: str | Promise
    css: str
    url: str
    order: str


@dataclass(frozen=True)
class Field:
    """A filter as the form shows it, with what was chosen and what is wrong with that."""

    key: str
    label: str | Promise
    shown_as: str
    value: str
    options: Sequence[tuple[str, Any]]
    problem: str


@dataclass
class Listing:
    """One page of a list; `kit/list.html` shows it.

    count: the rows that can be paged through; more: there are others beyond. download: the spreadsheet, when
    that was asked for, with every row.
    """

    title: str
    name: str
    empty: str
    columns: Sequence[ListColumn]
    fields: list[Field]
    count: int
    more: bool
    number: int
    per_page: int
    rows: Sequence[Any]
    sort: str
    asked: dict[str, str]
    narrowed: bool
    path: str
    download: HttpResponseBase | None = None
    kept: list[tuple[str, str]] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return max(1, ceil(self.count / self.per_page))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.per_page + 1 if self.count else 0

    @property
    def last(self) -> int:
        return min(self.number * self.per_page, self.count)

    @property
    def previous_url(self) -> str:
        return self.url(page=self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(page=self.number + 1) if self.number < self.pages else ""

    @property
    def xlsx_url(self) -> str:
        return self.url(format="xlsx")

    @property
    def csv_url(self) -> str:
        return self.url(format="csv")

    @property
    def clear_url(self) -> str:
        return f"{self.path}?{urlencode(self.kept)}" if self.kept else self.path

    @property
    def visible_fields(self) -> list[Field]:
        return [shown for shown in self.fields if shown.shown_as != "hidden"]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form carries along."""
        own = [
            (shown.key, shown.value) for shown in self.fields if shown.shown_as == "hidden" and shown.value
        ]
        return [*self.kept, *own]

    @property
    def leads_on(self) -> bool:
        return any(column.link for column in self.columns)

    @cached_property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns]

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """For the phone, where the headings are not seen: value, words, chosen."""
        found = []
        for column in self.columns:
            if column.paths():
                up, down = column.key, f"-{column.key}"
                found.append((up, f"{column.label} ▲", self.sort == up))
                found.append((down, f"{column.label} ▼", self.sort == down))
        return found

    @property
    def body(self) -> SafeString:
        """The rows; made here and not in the template, which would take longer than the database."""
        lead = next((column.key for column in self.columns if column.link), None)
        end = len(self.columns) - 1
        lines = []
        for row in self.rows:
            cells = (
                column.html(row, first=place == 0, last=place == end, leads=column.key == lead)
                for place, column in enumerate(self.columns)
            )
            lines.append(f'<tr role="row">{"".join(cells)}</tr>')
        return mark_safe("\n".join(lines))  # noqa: S308 - every cell is escaped

    def url(self, **changed: Any) -> str:
        """This list's address with something changed; a new order or filter begins at page 1."""
        asked = {**self.asked, **{key: str(value) for key, value in changed.items()}}
        return (
            f"{self.path}?{urlencode([*self.kept, *((key, value) for key, value in asked.items() if value)])}"
        )

    def _head(self, column: ListColumn) -> Head:
        css = "num" if column.kind in NUMERIC else ""
        if not column.paths():
            return Head(column.label, css, "", "")
        # What is counted is first wanted from its large end.
        falls_first = column.kind in NUMERIC
        up, down = column.key, f"-{column.key}"
        order = {up: "ascending", down: "descending"}.get(self.sort, "")
        to = {"ascending": down, "descending": up}.get(order, down if falls_first else up)
        return Head(column.label, css, self.url(sort=to), order)


def listing(
    request: HttpRequest,
    queryset: Rows,
    columns: Sequence[ListColumn],
    *,
    filters: Sequence[Filter] = (),
    title: str,
    name: str,
    empty: str = "",
    per_page: int = 50,
    sort: str = "",
) -> Listing:
    """The rows that the address asks for (q and the other filters, sort, page, format=xlsx|csv).

    A queryset, or a list of rows where they are computed. sort: a column's key, "-" before it for falling,
    the order where none is asked; a key that does not sort is not believed. A choice that is none of the
    filter's shows nothing, rather than everything. Queries: two, one
    more for a long list.
    """
    rows, fields, narrowed = _filtered(request, queryset, filters)
    sought = any(one.seeks and shown.value for one, shown in zip(filters, fields, strict=True))
    order = _order(request.GET.get("sort", ""), columns) or sort
    rows = ordered(rows, order, columns)
    keys = {one.key for one in filters}
    asked = {shown.key: shown.value for shown in fields} | {"sort": order if order != sort else ""}
    form = request.GET.get("format", "")
    download = (
        spreadsheet(rows, columns, title=title, name=name, form=form) if form in {"xlsx", "csv"} else None
    )
    page = page_of(rows, request.GET.get("page", ""), per_page, sought=sought)
    return Listing(
        title=title,
        name=name,
        empty=empty or _("Nothing here yet."),
        columns=[column for column in columns if not column.sheet_only],
        fields=fields,
        count=page.count,
        more=page.more,
        number=page.number,
        per_page=per_page,
        rows=[] if download else page.rows,
        sort=order,
        asked=asked,
        narrowed=narrowed,
        path=request.path,
        download=download,
        kept=[
            (key, str(value)) for key, value in request.GET.items() if key not in {*keys, *OWN_KEYS} and value
        ],
    )


def _filtered(request: HttpRequest, rows: Rows, filters: Sequence[Filter]) -> tuple[Rows, list[Field], bool]:
    fields: list[Field] = []
    for one in filters:
        value = request.GET.get(one.key, "").replace("\x00", "").strip()[:MOST_TYPED]
        options = list(one.choices or ())
        problem = ""
        if value and one.shown_as == "choice" and value not in {str(choice) for choice, _word in options}:
            problem = _("“%(value)s” is not one of the choices.") % {"value": value}
        elif value:
            try:
                rows = one.apply(rows, value)
            except ValidationError as error:
                problem = " ".join(error.messages)
            except ValueError:
                problem = _("“%(value)s” cannot be looked for here.") % {"value": value}
        if problem:
            rows = rows.none() if isinstance(rows, QuerySet) else []
        fields.append(Field(one.key, one.label, one.shown_as, value, options, problem))
    return rows, fields, any(shown.value for shown in fields)


def _order(asked: str, columns: Sequence[ListColumn]) -> str:
    return (
        asked if any(asked.removeprefix("-") == column.key and column.paths() for column in columns) else ""
    )
