"""Asking for a figure: the question is checked, the number taken from the kept totals, its surroundings added."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.figures.queries import markets, producers, registrations, sales, targets, training
from tidtam.reporting.figures.queries.budget import BUDGET
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
from tidtam.reporting.figures.queries.villages import VILLAGES

MOST_YEARS = 30

DEFINITIONS: dict[str, Definition] = {
    definition.name: definition
    for definition in (
        producers.REGISTERED,
        registrations.RECEIVED,
        registrations.WAITING_NOW,
        registrations.PRODUCTS_REGISTERED,
        sales.TOTAL,
        sales.OFFICIAL,
        sales.REPORTING_RATE,
        targets.TARGET,
        markets.VENDORS_REGISTERED,
        training.ATTENDED,
        training.OUTCOMES,
        *BUDGET,
        *VILLAGES,
    )
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
    redrawn: bool = False,
) -> Figure:
    """The figure `name` of an area, for months or a round, divided by a dimension where one is given.

    known_at: as it was known at that moment, later records and corrections left out; now where None.
    redrawn: under the boundaries of today; otherwise under those of the time in which each thing was told.
    Raises `UnknownFigure` and `BadFigureQuestion`. Who may see it is the caller's to ask (verb "view" at the area).
    """
    return figures([Question(name, area, start, end, round or None, known_at, by or None, redrawn)])[0]


def figures(
    questions: Sequence[Question],
    *,
    places: Mapping[str, Area] | None = None,
    rounds: Mapping[str, Round] | None = None,
) -> list[Figure]:
    """The answers in the order of the questions; what surrounds them is looked up once for all.

    places, rounds: by code, where the caller has them at hand already.
    """
    for question in questions:
        if question.name not in DEFINITIONS:
            raise UnknownFigure(
                _("There is no figure “%(name)s”; there are: %(names)s."),
                code="unknown_figure",
                params={"name": question.name, "names": ", ".join(DEFINITIONS)},
            )
    if places is None:
        places = Area.objects.in_bulk({question.area for question in questions})
    if rounds is None:
        rounds = Round.objects.in_bulk({question.round for question in questions if question.round})
    stated = list(
        Quoted.objects.filter(
            name__in={question.name for question in questions},
            area__in={question.area for question in questions},
        ).order_by("stated_at", "pk")
    )
    return [_answer(question, places, rounds, stated) for question in questions]


def _answer(
    question: Question, places: Mapping[str, Area], rounds: Mapping[str, Round], stated: Sequence[Quoted]
) -> Figure:
    definition = DEFINITIONS[question.name]
    label = _place(question.area, places)
    _check(definition, question)
    round_label = _round_label(question.round, rounds)
    value = definition.value(question)
    return Figure(
        name=question.name,
        label=str(definition.label),
        value=value,
        unit=definition.unit,
        area=question.area,
        area_label=label,
        start=question.start,
        end=question.end,
        round=question.round,
        round_label=round_label,
        known_at=question.known_at,
        as_of=question.known_at or clock.now(),
        quoted=tuple(_quoted(question, definition.unit, value, stated)),
        sources=(str(definition.source),),
        by=question.by,
        rows=_rows(definition, question),
        parts_add_up=question.by not in definition.overlapping,
        link=question.url(),
        notes=tuple(definition.notes(question)) if definition.notes else (),
    )


def _rows(definition: Definition, question: Question) -> tuple[FigureRow, ...]:
    if question.by is None:
        return ()
    parts = definition.parts(question)
    return tuple(
        FigureRow(key, label, value, definition.unit, definition.way(question, key))
        for key, label, value in complete(question, parts, definition.members)
    )


def _place(code: str, places: Mapping[str, Area]) -> str:
    if code in places:
        return places[code].label
    if code == "":
        return str(_("the whole country"))
    raise BadFigureQuestion(_("Area “%(code)s” is not in the gazetteer."), code="area", params={"code": code})


def _round_label(code: str | None, rounds: Mapping[str, Round]) -> str:
    if code is None:
        return ""
    if code not in rounds:
        raise BadFigureQuestion(
            _("There is no registration round “%(round)s”; there are: %(rounds)s."),
            code="round",
            params={"round": code, "rounds": ", ".join(Round.objects.values_list("pk", flat=True))},
        )
    return str(rounds[code])


def _check(definition: Definition, question: Question) -> None:
    """Refuse what this figure cannot be asked; each time say what it can."""
    if definition.rounds and not question.round:
        raise BadFigureQuestion(
            _("This figure is of a registration round; say which one."), code="round_missing"
        )
    if question.round and not definition.rounds:
        raise BadFigureQuestion(_("This figure does not go by registration round."), code="round_unused")
    if question.redrawn and not definition.redraws:
        raise BadFigureQuestion(
            _("This figure cannot be asked under the boundaries of today."), code="boundaries"
        )
    if (question.start or question.end) and not definition.period:
        raise BadFigureQuestion(_("This figure does not go by months."), code="months_unused")
    if any(month.day != 1 for month in (question.start, question.end) if month):
        raise BadFigureQuestion(_("A month is given by its first day."), code="month")
    if question.start and question.end and question.end < question.start:
        raise BadFigureQuestion(_("The last month stands before the first."), code="months_turned")
    if question.start and question.end and question.end.year - question.start.year > MOST_YEARS:
        raise BadFigureQuestion(
            _("A figure covers at most %(most)d years."), code="months_many", params={"most": MOST_YEARS}
        )
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


def _quoted(question: Question, unit: str, value: int, stated: Sequence[Quoted]) -> Iterator[QuotedFigure]:
    """What others stated of exactly this: same name, area, months and round."""
    asked = (question.name, question.area, question.start, question.end, question.round or "")
    for row in stated:
        if (row.name, row.area, row.starts, row.ends, row.round) == asked:
            then = question.url(known_at=row.stated_at.isoformat())
            yield QuotedFigure(row.value, row.source, unit, row.stated_at, value, then)
