"""A page of sales as a PDF: the same tables and charts, with what the numbers are of and as known when."""

import html
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit import clock, paper, plots
from tidtam.kit.calendar import be, date_long, time_text
from tidtam.kit.http import HttpResponseBase, download
from tidtam.kit.lists import ListColumn
from tidtam.kit.lists.columns import NUMERIC
from tidtam.kit.notice import notice
from tidtam.reporting.figures.contents import Panel, Tile, counted, only_words
from tidtam.reporting.figures.queries.look import Look

MOST_ROWS = 60  # of a part that is printed alone
MOST_BESIDE = 31  # of a part among others; of a longer one, what the page shows
NARROW = 7  # columns that stand on an upright page


def pdf(look: Look, panels: Sequence[Panel], name: str, tiles: Sequence[Tile] = ()) -> HttpResponseBase:
    """The paper, to be kept; the moment at which its numbers were known is its date."""
    asked = look.asked
    made = clock.now()
    known = asked.known_at or made
    alone = len(panels) == 1
    inputs: dict[str, Any] = {
        "title": f"{_('Sales of community products')} {look.place.label} {asked.period}",
        "notice": notice(),
        "foot": "tidtam",
        "reference": written_moment(known),
        "address": asked.url(known_at=known),
        "wide": any(len(_columns(panel, alone)) > NARROW for panel in panels),
        "places": [look.place.label, *(area.label for area in look.areas)],
        "name": panels[0].title if alone else _("Sales of community products"),
        "place": look.place.label,
        "period": asked.period,
        "counted": counted(look),
        "only": only_words(asked),
        "known": _("as known on %(when)s") % {"when": written_moment(known)},
        "tiles": [
            {"name": tile.name, "value": tile.value, "unit": tile.unit, "beside": tile.beside}
            for tile in tiles
        ],
        "panels": [_panel(panel, alone) for panel in panels],
        "made": _(
            "Printed from tidtam on %(when)s. Official sums are of approved reports; provisional ones may still change."
        )
        % {"when": written_moment(made)},
    }
    pictures = {
        f"chart{place}.svg": plots.THEMED.sub(r"\1", panel.chart.wide)
        for place, panel in enumerate(panels)
        if panel.chart
    }
    day = clock.local(known).date()
    made_pdf = paper.render("figures/sales.typ", inputs, pictures=pictures, at=known)
    return download(io.BytesIO(made_pdf), f"{name}-{be(day.year)}-{day:%m-%d}", "pdf")


def written_moment(moment: datetime) -> str:
    here = clock.local(moment)
    return f"{date_long(here.date())} {time_text(here)}"


def _panel(panel: Panel, alone: bool) -> dict[str, Any]:
    columns = _columns(panel, alone)
    whole = panel.rows if len(panel.rows) <= MOST_BESIDE else panel.brief
    rows = panel.rows[:MOST_ROWS] if alone else whole
    left = len(panel.rows) - len(rows)
    return {
        "title": "" if alone else panel.title,
        "note": panel.note,
        "chart": panel.chart is not None,
        "spoken": panel.title,
        "heads": [{"label": str(column.label), "number": column.kind in NUMERIC} for column in columns],
        "rows": [[_cell(column, row) for column in columns] for row in rows],
        "more": ngettext("%(more)s row more is not printed", "%(more)s rows more are not printed", left)
        % {"more": left}
        if left > 0
        else "",
    }


def _columns(panel: Panel, alone: bool) -> Sequence[ListColumn]:
    return [column for column in panel.columns if not column.sheet_only] if alone else panel.shown


def _cell(column: ListColumn, row: Any) -> str:
    """As the page shows it, without the link."""
    return html.unescape(strip_tags(column.html(row, first=False, last=False, leads=False)))
