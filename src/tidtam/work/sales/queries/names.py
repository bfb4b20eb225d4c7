"""The producers that a month is about, each with what it answered: the names behind every count of reporting."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    F,
    FilteredRelation,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer, month_bounds
from tidtam.registers.producers.queries.counted import standing_merges
from tidtam.work.sales.models import Change, ReportState
from tidtam.work.sales.queries.deadlines import Deadlines, deadlines
from tidtam.work.sales.queries.merged import ones
from tidtam.work.sales.queries.pauses import at_rest
from tidtam.work.sales.queries.reporting import active_q
from tidtam.work.sales.queries.told import NOT_SENT, sent_at, state_at


class Answer(IntegerChoices):
    """What became of a report. A draft is none; one that was sent back for correction was sent all the same."""

    MISSING = 0, _("Not reported")
    NIL = 1, _("Nothing sold")
    REPORTED = 2, _("Reported")
    RESTING = 3, _("Not applicable")


@dataclass
class _Bound:
    """Keys of kept producers, by what became of the reports of those that count as them."""

    answers: dict[Answer, list[int]] = field(default_factory=lambda: {answer: [] for answer in Answer})
    late: list[int] = field(default_factory=list)
    returned: list[int] = field(default_factory=list)

    @property
    def keys(self) -> list[int]:
        return [key for keys in self.answers.values() for key in keys]


def named(
    producers: "QuerySet[Producer]", month: date, known_at: datetime | None, due: Deadlines
) -> "QuerySet[Producer]":
    """Those of the producers that were registered in the month, as far as was known, one for each that counts.

    answer: an `Answer`; report_id, source, reported_at, sold (satang): of its own report, None without one;
    late: it came after the due date; returned: it was sent back.
    """
    bound = _bound(month, known_at, due)
    ours = Q(reports__month=month)
    if known_at is not None:
        ours &= Q(reports__first_recorded_at__lte=known_at)
    active = active_q([month], "month_asked", known_at) & Q(registered_at__isnull=False)
    if known_at is not None:
        active &= Q(registered_at__lte=known_at)
    rows = (
        producers.exclude(pk__in=standing_merges(known_at).values("gone"))
        .annotate(month_asked=Value(month))
        .filter(active | Q(pk__in=bound.keys))
        .annotate(month_report=FilteredRelation("reports", condition=ours))
        .annotate(state_then=state_at(known_at, "month_report__"), sent=sent_at(known_at, "month_report__"))
    )
    sent = Q(month_report__pk__isnull=False) & ~Q(state_then__in=NOT_SENT)
    late = due.late_q([month], "month_asked", "sent", "area_id")
    shown = When(sent, then=F("month_report__pk"))
    return rows.annotate(
        answer=Case(
            *(When(pk__in=keys, then=Value(answer.value)) for answer, keys in bound.answers.items() if keys),
            When(at_rest(month, known_at), then=Value(Answer.RESTING.value)),
            When(sent, month_report__nil=True, then=Value(Answer.NIL.value)),
            When(sent, then=Value(Answer.REPORTED.value)),
            default=Value(Answer.MISSING.value),
            output_field=IntegerField(),
        ),
        report_id=Case(shown),
        source=Case(When(sent, then=F("month_report__source")), default=Value("")),
        reported_at=Case(When(sent, then=F("sent"))),
        sold=Case(When(sent, then=_sold(known_at))),
        late=_flag(Q(pk__in=bound.late) | (~Q(pk__in=bound.keys) & sent & late)),
        returned=_flag(
            Q(pk__in=bound.returned) | (~Q(pk__in=bound.keys) & sent & Q(state_then=ReportState.RETURNED))
        ),
    )


def named_here(actor: Actor, area: str, month: date) -> "QuerySet[Producer]":
    """`named`, as it stands now, of the producers within the area that the actor may edit; by place and name."""
    here = Producer.objects.open_to(actor, "edit").filter(
        within(area, "area_id"), registered_at__lt=month_bounds(month)[1]
    )
    return named(here, month, None, deadlines(area, [month])).order_by("area_id", "sort_key", "pk")


def missing_of(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Of `named`, those whose report is expected and has not come."""
    return rows.filter(answer=Answer.MISSING)


def answers(choices: Iterable[Answer] = Answer) -> list[tuple[str, str]]:
    """For a filter."""
    return [(str(answer.value), str(answer.label)) for answer in choices]


def _flag(when: Q) -> Case:
    return Case(When(when, then=Value(True)), default=Value(False), output_field=BooleanField())


def _sold(known_at: datetime | None) -> F | Subquery:
    """Satang of the report, now or as it was known."""
    if known_at is None:
        return F("month_report__baht")
    told = Change.objects.filter(sale__report=OuterRef("month_report__pk"), recorded_at__lte=known_at)
    return Subquery(told.order_by().values("sale__report").annotate(sum=Sum("told_baht")).values("sum"))


def _bound(month: date, known_at: datetime | None, due: Deadlines) -> _Bound:
    found = _Bound()
    for one in ones(Q(), [month], known_at) or ():
        if not one.registered(month):
            continue
        told = one.told.get(month)
        if not one.owes(month):
            answer = Answer.RESTING
        elif told is None:
            answer = Answer.MISSING
        else:
            answer = Answer.NIL if told.nil else Answer.REPORTED
        found.answers[answer].append(one.key)
        if told is not None and told.sent_at >= clock.end_of(due.of(one.area, month)):
            found.late.append(one.key)
        if told is not None and told.state == ReportState.RETURNED:
            found.returned.append(one.key)
    return found
