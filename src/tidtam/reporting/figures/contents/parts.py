"""The parts of a page of sales, in the order in which it is read."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tidtam.kit import money, plots
from tidtam.kit.calendar import fiscal_year, month_short
from tidtam.kit.lists import ListColumn
from tidtam.kit.months import MONTHS_TH_SHORT
from tidtam.reporting.figures.contents.boundaries import boundaries
from tidtam.reporting.figures.contents.columns import (
    change_columns,
    line_columns,
    mover_columns,
    scope_columns,
)
from tidtam.reporting.figures.contents.panels import Panel
from tidtam.reporting.figures.queries.labels import DIMENSIONS
from tidtam.reporting.figures.queries.lines import Line, growth, per_cent
from tidtam.reporting.figures.queries.look import Look
from tidtam.work.sales.drawings import Drawing
from tidtam.work.sales.queries.brought import BROUGHT
from tidtam.work.sales.queries.season import Season
from tidtam.work.sales.queries.spread import Band

SHORT, MOST_BARS, MOVED = 6, 30, 5
WIDE = {"months", "areas", "producers"}  # the others stand two side by side
Plot = Callable[[int], str]


def panel_of(look: Look, name: str) -> Panel:
    return PANELS[name](look)


def panels_of(look: Look) -> list[Panel]:
    """Those that say something, in the order in which a page is read."""
    made = [build(look) for name, build in PANELS.items() if _fits(look, name)]
    return [panel for panel in made if panel.rows]


def _fits(look: Look, name: str) -> bool:
    if name in {"category", "mark", "channel", "kind"}:
        return look.asked.divides(name)
    return True


def _panel(
    look: Look, name: str, title: str, columns: Sequence[ListColumn], rows: Sequence[Any], **more: Any
) -> Panel:
    more.setdefault("brief", rows)
    more["small"] = name not in WIDE
    return Panel(name, title, columns, rows, address=look.asked.url("sales_part", name), **more)


def _months(look: Look) -> Panel:
    lines = look.month_lines
    this, before = (sum(values) for values in zip(*((line.main, line.before) for line in lines), strict=True))
    grown = growth(this, before)
    if grown is None:
        title = _("Sales by month")
    elif grown >= 0:
        title = _("Up %(grown)s%% on the same months last year") % {"grown": grown}
    else:
        title = _("Down %(grown)s%% on the same months last year") % {"grown": -grown}
    names = [line.label for line in lines]
    series = [
        plots.Line(_("last year"), [line.before // 100 for line in lines], strong=False),
        plots.Line(_("this period"), [line.main // 100 for line in lines]),
    ]
    chart = (
        _drawn(lambda width: plots.lines(title, names, series, unit=_("baht"), width=width))
        if len(lines) > 1
        else None
    )
    columns = line_columns(look, _("Month"))
    return _panel(
        look,
        "months",
        _("By month"),
        columns,
        lines,
        brief=lines if len(lines) <= 12 else lines[-12:],
        chart=chart,
    )


def _areas(look: Look) -> Panel:
    way = look.asked.below
    lines = look.area_lines if way else []
    label = str(DIMENSIONS[way]) if way else ""
    sold = [line for line in lines if line.main > 0 and line.key != BROUGHT]
    note = "" if look.asked.official else _("The full part of a bar is official, the pale part provisional.")
    return _panel(
        look, "areas", _("By %(level)s") % {"level": label}, line_columns(look, label, "place"), lines,
        brief=lines[:SHORT], chart=_bars(look, sold[:MOST_BARS]), note=note,
    )  # fmt: skip


def _movers(look: Look) -> Panel:
    way = look.asked.below
    lines = (
        sorted((line for line in look.area_lines if line.change), key=lambda line: -abs(line.change))
        if way
        else []
    )
    brief = sorted(_ends(lines), key=lambda line: -line.change)
    label = str(DIMENSIONS[way]) if way else ""
    return _panel(
        look, "movers", _("Areas that rose and fell most"), change_columns(look, label), lines, brief=brief
    )


def _producers(look: Look) -> Panel:
    rows = look.movers
    ups = [row for row in rows if row.mover.change > 0][:MOVED]
    downs = [row for row in rows if row.mover.change < 0][:MOVED]
    return _panel(
        look, "producers", _("Producers that rose and fell most"), mover_columns(look), rows,
        brief=[*ups, *reversed(downs)],
        note=_("The month in which most of it lies leads to its report."),
    )  # fmt: skip


def _listed(way: str) -> Callable[[Look], Panel]:
    titles = {
        "category": _("By category"),
        "mark": _("By mark"),
        "channel": _("By channel"),
        "kind": _("By kind of producer"),
    }

    def build(look: Look) -> Panel:
        lines = look.lines_by(way)
        sold = sorted(
            (line for line in lines if line.main > 0 and line.key != BROUGHT), key=lambda line: -line.main
        )
        return _panel(
            look, way, titles[way], line_columns(look, str(DIMENSIONS[way])), lines, chart=_bars(look, sold)
        )

    return build


def _seasons(look: Look) -> Panel:
    rows = look.seasons
    years = list(rows[0].indexes) if rows else []
    columns = [
        ListColumn("label", _("Month"), value=lambda row: MONTHS_TH_SHORT[row.month - 1]),
        *(
            ListColumn(f"y{year:%Y}", str(fiscal_year(year)), value=_index(year), kind="int")
            for year in years
        ),
        ListColumn("mean", _("Mean index"), sort="mean", kind="int"),
        *scope_columns(look),
    ]
    chart = None
    if rows:
        most = max(rows, key=lambda row: row.mean)
        title = _("%(month)s sells the most: %(index)s where 100 is the year's mean") % {
            "month": MONTHS_TH_SHORT[most.month - 1], "index": most.mean,
        }  # fmt: skip
        bars = [plots.Bar(MONTHS_TH_SHORT[row.month - 1], row.mean, str(row.mean)) for row in rows]
        chart = _drawn(lambda width: plots.columns(title, bars, width=width))
    return _panel(
        look,
        "seasons",
        _("The year's course"),
        columns,
        rows,
        chart=chart,
        note=_("Whole fiscal years only; 100 is the year's mean."),
    )


def _spread(look: Look) -> Panel:
    lying = look.lying
    rows = lying.spread.bands if lying else ()
    whole = lying.spread.total if lying else 0
    official = look.asked.official and lying is not None and lying.exact
    columns = [
        ListColumn("label", _("Sales a month on average"), value=band_words),
        ListColumn("share", _("Share (%)"), value=lambda row: per_cent(row.baht, whole), kind="decimal"),
        ListColumn("baht", _("Official (baht)") if official else _("All reported (baht)"), kind="money"),
        ListColumn("count", _("Producers"), value="producers", kind="int"),
        *scope_columns(look),
    ]
    bars = [plots.Bar(band_words(row), row.producers, f"{row.producers:,}") for row in rows]
    title = _("How many producers sell how much a month")
    chart = _drawn(lambda width: plots.bars(title, bars, unit=_("producers"), width=width)) if rows else None
    return _panel(
        look,
        "spread",
        _("How sales lie among producers"),
        columns,
        rows if lying and lying.spread.sellers else (),
        chart=chart,
        note=lying_words(look),
    )


def lying_words(look: Look) -> str:
    """Of what the producers' sums are, where that is not the page's own period."""
    if look.lying is None or look.lying.exact:
        return ""
    return _(
        "Of fiscal year %(year)s, everything reported, as it stands today: other months are not kept by producer here."
    ) % {"year": fiscal_year(look.lying.year)}


def band_words(band: Band) -> str:
    if band.below is not None and band.least == 0:
        return _("Nothing sold")
    if band.below is None:
        return _("%(least)s baht and more") % {"least": money.text(band.least)}
    least = money.text(band.least) if band.least >= 100 else "0"
    return _("%(least)s to %(below)s baht") % {"least": least, "below": money.text(band.below)}


def _bars(look: Look, lines: Sequence[Line]) -> Drawing | None:
    if len(lines) < 2:
        return None
    rows = [
        plots.Bar(
            line.label,
            line.main // 100,
            money.text(line.main // 100 * 100),
            None if look.asked.official else line.official // 100,
        )
        for line in lines
    ]
    title = _("%(part)s has the most") % {"part": max(lines, key=lambda line: line.main).label}
    unit = _("baht, official") if look.asked.official else _("baht; full: official, pale: provisional")
    return _drawn(lambda width: plots.bars(title, rows, unit=unit, width=width))


def _drawn(plot: Plot) -> Drawing:
    return Drawing(plot(plots.WIDE), plot(plots.NARROW))


def _ends(lines: Sequence[Line]) -> list[Line]:
    """The greatest rises and the greatest falls of lines in the order of their change."""
    return [
        *[line for line in lines if line.change > 0][:MOVED],
        *[line for line in lines if line.change < 0][:MOVED],
    ]


def _index(year: Any) -> Callable[[Season], int]:
    return lambda row: row.indexes[year]


PANELS: dict[str, Callable[[Look], Panel]] = {
    "months": _months,
    "areas": _areas,
    "boundaries": boundaries,
    "movers": _movers,
    "producers": _producers,
    "category": lambda look: _listed("category")(look),
    "mark": lambda look: _listed("mark")(look),
    "channel": lambda look: _listed("channel")(look),
    "kind": lambda look: _listed("kind")(look),
    "seasons": _seasons,
    "spread": _spread,
}

__all__ = ["PANELS", "Panel", "lying_words", "month_short", "panel_of", "panels_of"]
