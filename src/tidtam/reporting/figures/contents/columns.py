"""The columns of the sales' tables: each sum says what it is of, and the other stands beside it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.calendar import month_short
from tidtam.kit.lists import ListColumn
from tidtam.kit.lists.columns import Kind, moment
from tidtam.reporting.figures.queries.asked import Asked
from tidtam.reporting.figures.queries.labels import DIMENSIONS, UNSPLIT_WORD, members
from tidtam.reporting.figures.queries.look import Look, MoverLine
from tidtam.work.sales.models import UNSPLIT


def scope_columns(look: Look) -> list[ListColumn]:
    """What a sheet must say of itself: of whom, of when, as known when, counted how."""
    asked = look.asked
    known = moment(asked.known_at or clock.now())
    said: list[tuple[str, Any, str]] = [
        ("whose", _("Area"), look.place.label),
        ("period", _("Period"), asked.period),
        ("known", _("As known on"), known),
        ("counted", _("Counted"), counted(look)),
    ]
    return [ListColumn(key, label, value=_same(words), sheet_only=True) for key, label, words in said]


def counted(look: Look) -> str:
    """What the sums of the page are of, in words."""
    words = _("Official only") if look.asked.official else _("Everything reported, provisional sums too")
    return f"{words} · {_('boundaries of today')}" if look.asked.redrawn else words


def line_columns(look: Look, label: str, kind: Kind = "text", *, shares: bool = True) -> list[ListColumn]:
    """A part, its share, the same months last year, what is provisional and official, and what the page is about."""
    columns = [ListColumn("label", label, kind=kind, link=lambda row: row.link)]
    if shares:
        columns.append(ListColumn("share", _("Share (%)"), sort="main", kind="decimal"))
    columns += [
        ListColumn("growth", _("Against last year (%)"), value=_growth, sort="growth", kind="decimal"),
        ListColumn("before", _("Same months last year (baht)"), sort="before", kind="money"),
        ListColumn("provisional", _("Provisional (baht)"), sort="provisional", kind="money"),
    ]
    if look.asked.known_at:
        columns += [
            ListColumn("now", _("As it stands today (baht)"), sort="now", kind="money"),
            ListColumn("since", _("Changed since (baht)"), sort="since", kind="money"),
        ]
    official = ListColumn("official", _("Official (baht)"), sort="official", kind="money")
    total = ListColumn("total", _("All reported (baht)"), sort="total", kind="money")
    last = [total, official] if look.asked.official else [official, total]
    return [
        *columns,
        *last,
        ListColumn("units", _("Units"), kind="int", sheet_only=True),
        *scope_columns(look),
    ]


def change_columns(look: Look, label: str) -> list[ListColumn]:
    """By how much more or less."""
    said = _("official") if look.asked.official else _("all reported")
    columns = [
        ListColumn("label", label, kind="place", link=lambda row: row.link),
        ListColumn("growth", _("Against last year (%)"), value=_growth, sort="growth", kind="decimal"),
        ListColumn("before", _("Same months last year (baht)"), sort="before", kind="money"),
        ListColumn(
            "main", _("This period, %(counted)s (baht)") % {"counted": said}, sort="main", kind="money"
        ),
        *(
            [ListColumn("now", _("As it stands today (baht)"), sort="now", kind="money")]
            if look.asked.known_at
            else []
        ),
        ListColumn("change", _("More or less (baht)"), sort="change", kind="money"),
    ]
    return [*columns, *scope_columns(look)]


def mover_columns(look: Look) -> list[ListColumn]:
    """Producers, with the month that made the difference and its report."""
    said = _("official") if look.asked.official else _("all reported")
    this = _("This period, %(counted)s (baht)") % {"counted": said}
    columns = [
        ListColumn("name", _("Producer"), link=lambda row: row.link),
        ListColumn("month", _("Most in"), value=_month, link=lambda row: row.report_link),
        _of_mover("month_before", _("That month last year (baht)")),
        _of_mover("month_this", _("That month (baht)")),
        _of_mover("before", _("Same months last year (baht)"), sheet_only=True),
        _of_mover("this", this),
        *([_of_mover("now", _("As it stands today (baht)"))] if look.asked.known_at else []),
        _of_mover("change", _("More or less (baht)")),
    ]
    return [*columns, *scope_columns(look)]


def _of_mover(key: str, label: str, *, sheet_only: bool = False) -> ListColumn:
    return ListColumn(key, label, f"mover.{key}", sort=f"mover__{key}", kind="money", sheet_only=sheet_only)


def _month(row: MoverLine) -> str:
    return month_short(row.mover.month) if row.mover.month else ""


def _growth(row: Any) -> Decimal | str | None:
    """Signed, so that a fall is seen; nothing where nothing was sold then."""
    grown: Decimal | None = row.growth
    return grown


def _same(words: str) -> Callable[[Any], str]:
    return lambda _row: words


def only_words(asked: Asked) -> str:
    """The part that alone is asked for: its way of dividing and its name."""
    if asked.only is None:
        return ""
    way, key = asked.only
    names = {**dict(members(way)), UNSPLIT: str(UNSPLIT_WORD)}
    return f"{DIMENSIONS[way]} {names.get(key, key)}"
