"""The table that can be arranged."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.lists import ListColumn, listing
from tidtam.kit.lists.columns import Kind
from tidtam.reporting.figures import printing
from tidtam.reporting.figures.contents import Panel
from tidtam.reporting.figures.contents.columns import scope_columns
from tidtam.reporting.figures.queries.look import Look
from tidtam.reporting.figures.queries.pivot import (
    AREA,
    MEASURES,
    ONCE,
    WAYS,
    Pivot,
    Row,
    measured,
    pairs,
    pivot,
)
from tidtam.reporting.figures.views.sales import look_page

KINDS: dict[str, Kind] = {"units": "int", "growth": "decimal"}


@require_safe
@login_required
def arranged(request: SignedIn) -> HttpResponseBase:
    """Rows, columns and a measure, chosen in a small form; what is not kept together is said, not added up."""
    return look_page(request, _arranged)


def _arranged(look: Look, context: dict[str, Any]) -> HttpResponseBase:
    request = context["request"]
    rows = _chosen(request, "rows", WAYS, AREA if look.asked.below else "category")
    columns = _chosen(request, "columns", {ONCE: "", **WAYS}, "category" if rows[0] == AREA else "month")
    measure = _chosen(request, "measure", MEASURES, "official" if look.asked.official else "total")
    problem = next((said for _key, said in (rows, columns, measure) if said), "")
    chosen = {"rows": rows[0], "columns": columns[0], "measure": measure[0]}
    context |= {
        "choices": [
            ("rows", _("Rows"), list(WAYS.items()), chosen["rows"]),
            ("columns", _("Columns"), [(ONCE, _("Sum only")), *WAYS.items()], chosen["columns"]),
            ("measure", _("Measure"), list(MEASURES.items()), chosen["measure"]),
        ],
        "pairs": pairs(),
        "link": look.asked.url("pivot", more=chosen, known_at=context["as_of"]),
    }
    made = None
    if not problem:
        try:
            made = pivot(look, chosen["rows"], chosen["columns"])
        except ValidationError as error:
            problem = " ".join(error.messages)
    if made is None:
        return render(request, "figures/pivot.html", {**context, "problems": [problem]}, status=422)
    title = _("%(measure)s: %(rows)s") % {"measure": MEASURES[measure[0]], "rows": WAYS[rows[0]]}
    if columns[0] != ONCE:
        title = _("%(title)s by %(columns)s") % {"title": title, "columns": WAYS[columns[0]]}
    listed = _columns(look, made, str(WAYS[rows[0]]), measure[0])
    lines = [*made.rows, made.all] if made.rows else []
    page = listing(
        request, lines, listed, title=f"{title} {look.place.label} {look.asked.period}", name="sales-pivot",
        empty=_("Nothing was reported here in this period."), per_page=200,
    )  # fmt: skip
    if page.download:
        return page.download
    if request.GET.get("format") == "pdf":
        panel = Panel("pivot", title, listed, lines, lines, reverse("figures:pivot"))
        return printing.pdf(look, [panel], "sales-pivot")
    address = look.asked.url("pivot", more={**chosen, "format": "pdf"})
    return render(request, "figures/pivot.html", {**context, "page": page, "pdf": address, "arranged": title})


def _chosen(request: SignedIn, key: str, choices: Any, usual: str) -> tuple[str, str]:
    """The choice, and what is wrong with what was asked."""
    asked = request.GET.get(key, "")
    if not asked:
        return usual, ""
    if asked in choices:
        return asked, ""
    return usual, _("“%(value)s” is not one of the choices.") % {"value": asked[:40]}


def _columns(look: Look, made: Pivot, label: str, measure: str) -> list[ListColumn]:
    kind = KINDS.get(measure, "money")
    columns = [ListColumn("label", label, link=lambda row: row.link)]
    columns += [
        ListColumn(f"c{place}", name, value=_value(key, measure), kind=kind, link=_way(key))
        for place, (key, name) in enumerate(made.columns)
    ]
    if kind == "money" and measure == "total":
        columns.append(
            ListColumn("official", _("of it official (baht)"), value="all.this.official", kind="money")
        )
    columns.append(ListColumn("all", _("All"), value=lambda row: measured(row.all, measure), kind=kind))
    return [*columns, *scope_columns(look)]


def _value(key: Any, measure: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        sold = row.cells.get(key)
        return measured(sold, measure) if sold is not None and any(map(any, sold)) else None

    return value


def _way(key: Any) -> Callable[[Row], str]:
    return lambda row: row.links.get(key, "") if any(map(any, row.cells.get(key, ()))) else ""
