"""Asking for a figure: the question is checked, the number taken from the kept totals, its surroundings added."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.figures.queries import markets, producers, sales
from tidtam.reporting.figures.queries.labels import complete
from tidtam.reporting.figures.queries.shape import (
    BadFigureQuestion,
    Definition,
    Figure,
    FigureRow,
    Question,
    QuotedFigure,
    UnknownFigure,
)

DEFINITIONS: dict[str, Definition] = {
    definition.name: definition
    for definition in (producers.REGISTERED, sales.TOTAL, sales.REPORTING_RATE, markets.VENDORS_REGISTERED)
}


def figure(
    name: str,
    *,
    area: str,
    start: date | None = None,
    end: date | None = None,
    round: str | None = None,
    known_at: datetime | None = None,
    by: str | None = None,
) -> Figure:
    """The figure `name` of an area, for months or a round, divided by a dimension where one is given.

    known_at: as it was known at that moment, later records and corrections left out; now where None.
    Raises `UnknownFigure` and `BadFigureQuestion`. Who may see it is the caller's to ask (verb "view" at the area).
    """
    definition = DEFINITIONS.get(name)
    if definition is None:
        raise UnknownFigure(
            _("There is no figure “%(name)s”; there are: %(names)s."),
            code="unknown_figure",
            params={"name": name, "names": ", ".join(DEFINITIONS)},
        )
    question = Question(name, area, start, end, round or None, known_at, by or None)
    place, label = _place(area)
    _check(definition, question)
    value = definition.value(question)
    return Figure(
        name=name,
        label=str(definition.label),
        value=value,
        unit=definition.unit,
        area=place,
        area_label=label,
        start=start,
        end=end,
        round=question.round,
        round_label=_round_label(question.round),
        known_at=known_at,
        as_of=known_at or clock.now(),
        quoted=tuple(_quoted(question, definition.unit)),
        sources=(str(definition.source),),
        by=question.by,
        rows=_rows(definition, question),
        parts_add_up=question.by not in definition.overlapping,
        link=question.url(),
    )


def _rows(definition: Definition, question: Question) -> tuple[FigureRow, ...]:
    if question.by is None:
        return ()
    parts = definition.parts(question)
    return tuple(
        FigureRow(key, label, value, definition.unit, definition.way(question, key))
        for key, label, value in complete(question, parts)
    )


def _place(code: str) -> tuple[str, str]:
    area = Area.objects.filter(pk=code).first()
    if area is not None:
        return area.code, area.label
    if code == "":
        return "", str(_("the whole country"))
    raise BadFigureQuestion(_("Area “%(code)s” is not in the gazetteer."), code="area", params={"code": code})


def _round_label(code: str | None) -> str:
    if code is None:
        return ""
    found = Round.objects.filter(pk=code).first()
    if found is None:
        raise BadFigureQuestion(
            _("There is no registration round “%(round)s”; there are: %(rounds)s."),
            code="round",
            params={"round": code, "rounds": ", ".join(Round.objects.values_list("pk", flat=True))},
        )
    return str(found)


def _check(definition: Definition, question: Question) -> None:
    """Refuse what this figure cannot be asked; each time say what it can."""
    if definition.rounds and not question.round:
        raise BadFigureQuestion(
            _("This figure is of a registration round; say which one."), code="round_missing"
        )
    if question.round and not definition.rounds:
        raise BadFigureQuestion(_("This figure does not go by registration round."), code="round_unused")
    if (question.start or question.end) and not definition.period:
        raise BadFigureQuestion(_("This figure does not go by months."), code="months_unused")
    if any(month.day != 1 for month in (question.start, question.end) if month):
        raise BadFigureQuestion(_("A month is given by its first day."), code="month")
    if question.start and question.end and question.end < question.start:
        raise BadFigureQuestion(_("The last month stands before the first."), code="months_turned")
    if question.known_at is not None and question.known_at.tzinfo is None:
        raise BadFigureQuestion(_("Say the time zone of the moment at which it was known."), code="known_at")
    if definition.period and len(question.area) > 6:
        raise BadFigureQuestion(_("This figure goes down to the subdistrict."), code="too_small")
    if question.by is not None and question.by not in definition.dimensions:
        raise BadFigureQuestion(
            _("This figure cannot be divided by “%(by)s”; it can by: %(dimensions)s."),
            code="dimension",
            params={"by": question.by, "dimensions": ", ".join(definition.dimensions)},
        )
    if question.by == "producer" and len(question.area) < 6:
        raise BadFigureQuestion(_("Single producers are shown for one subdistrict."), code="dimension")


def _quoted(question: Question, unit: str) -> Iterator[QuotedFigure]:
    """What others stated of exactly this: same name, area, months and round."""
    rows = Quoted.objects.filter(
        name=question.name,
        area=question.area,
        starts=question.start,
        ends=question.end,
        round=question.round or "",
    )
    for row in rows.order_by("stated_at", "pk"):
        yield QuotedFigure(row.value, row.source, unit, row.stated_at)
