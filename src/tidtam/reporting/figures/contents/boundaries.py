"""The part that says what the choice of boundaries does."""

from django.utils.translation import gettext as _

from tidtam.kit.lists import ListColumn
from tidtam.reporting.figures.contents.columns import scope_columns
from tidtam.reporting.figures.contents.panels import Panel
from tidtam.reporting.figures.queries.labels import DIMENSIONS
from tidtam.reporting.figures.queries.look import Look
from tidtam.reporting.figures.queries.shifts import Shift


def boundaries(look: Look) -> Panel:
    """The areas below that sold otherwise under today's boundaries, and that together it is as much."""
    rows = look.shifts
    together = Shift("", _("Together"), sum(row.then for row in rows), sum(row.today for row in rows))
    label = str(DIMENSIONS[look.asked.below]) if look.asked.below else ""
    columns = [
        ListColumn("label", label, kind="place", link=lambda row: row.today_link),
        ListColumn(
            "then",
            _("Boundaries of the time (baht)"),
            value="then",
            kind="money",
            link=lambda row: row.then_link,
        ),
        ListColumn("total", _("Boundaries of today (baht)"), value="today", kind="money"),
        ListColumn("change", _("More or less (baht)"), kind="money"),
        *scope_columns(look),
    ]
    note = _("The same reports, counted where their places were then, and where they are today.")
    if rows and together.change:
        note = f"{note} {_('Some of it has left this area, or came into it.')}"
    return Panel(
        "boundaries",
        _("What changed boundaries do"),
        columns,
        [*rows, together] if rows else [],
        [*rows, together] if rows else [],
        address=look.asked.url("sales_part", "boundaries"),
        note=note,
    )
