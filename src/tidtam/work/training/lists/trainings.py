"""The list of trainings."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import fiscal_months, fiscal_year, next_month
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.training.models import Attendee, Outcome, Topic, Training, TrainingKind


def rows(actor: Actor) -> "QuerySet[Any]":
    """The trainings of the actor's areas, with how many came and what was confirmed."""
    came = Attendee.objects.filter(training=OuterRef("pk")).counted().order_by().values("training")
    changes = Outcome.objects.filter(training=OuterRef("pk")).counted().order_by().values("training")
    producers = Count(Coalesce("producer__merged_into_id", "producer_id"), distinct=True)
    return (
        Training.objects.open_to(actor, "view")
        .select_related(PLACE, "topic", "post")
        .annotate(
            people=Coalesce(Subquery(came.annotate(n=Count("pk")).values("n")), 0),
            producers=Coalesce(Subquery(came.annotate(n=producers).values("n")), 0),
            changes=Coalesce(Subquery(changes.annotate(n=Count("pk")).values("n")), 0),
        )
    )


def columns() -> list[ListColumn]:
    return [
        ListColumn("title", _("Training"), sort="sort_key", link=url),
        ListColumn("code", _("Training number"), sort="code", kind="code", sheet_only=True),
        ListColumn("topic", _("Topic"), value="topic.name", sort="topic__order"),
        ListColumn("kind", _("Kind"), value="get_kind_display", sort="kind", sheet_only=True),
        ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("place", _("Place"), sheet_only=True),
        ListColumn("starts", _("First day"), value="starts_on", sort="starts_on", kind="date"),
        ListColumn("ends", _("Last day"), value="ends_on", sort="ends_on", kind="date", sheet_only=True),
        ListColumn("trainers", _("Trainers"), sheet_only=True),
        ListColumn("post", _("Answers for it"), value="post.name", sheet_only=True),
        ListColumn("budget_code", _("Budget line"), kind="code", sheet_only=True),
        ListColumn("budget", _("Budget (baht)"), sort="budget", kind="money", sheet_only=True),
        ListColumn("planned", _("People planned"), kind="int", sheet_only=True),
        ListColumn("people", _("Came"), sort="people", kind="int"),
        ListColumn("producers", _("Producers"), sort="producers", kind="int", sheet_only=True),
        ListColumn("changes", _("Confirmed changes"), sort="changes", kind="int"),
        ListColumn("state", _("State"), value=shown, kind="state"),
    ]


def shown(training: Any) -> tuple[str, str]:
    """How the training stands; needs its `people`. Late is only what the dues call so."""
    if training.cancelled_at is not None:
        return "none", _("Called off")
    if training.starts_on > clock.today():
        return "going", _("To come")
    if not training.is_over:
        return "going", _("Going on")
    return ("done", _("Was held")) if training.people else ("soon", _("Nobody on the list"))


def url(training: Training) -> str:
    return reverse("training:training", args=[training.key])


def filters(actor: Actor, asked: str) -> list[Filter]:
    topics = [(topic.code, topic.name) for topic in Topic.objects.all()]
    states = [
        ("held", _("Was held")),
        ("coming", _("To come")),
        ("empty", _("Nobody on the list")),
        ("off", _("Called off")),
    ]
    return [
        words_filter(),
        area_filter(actor, asked),
        Filter("year", _("Fiscal year"), _years(), _in_year),
        Filter("topic", _("Topic"), topics, lambda found, value: found.filter(topic=value)),
        Filter("kind", _("Kind"), TrainingKind.choices, lambda found, value: found.filter(kind=value)),
        Filter("state", _("State"), states, _in_state),
    ]


def _years() -> list[tuple[str, str]]:
    """The fiscal years in which there are trainings, the newest first."""
    days = Training.objects.order_by("starts_on").values_list("starts_on", flat=True)
    first, last = days.first(), days.last()
    if first is None or last is None:
        return []
    return [(str(year), str(year)) for year in range(fiscal_year(last), fiscal_year(first) - 1, -1)]


def _in_year(found: Any, year: str) -> Any:
    months = fiscal_months(int(year))
    return found.filter(starts_on__gte=months[0], starts_on__lt=next_month(months[-1]))


def _in_state(found: Any, state: str) -> Any:
    today = clock.today()
    match state:
        case "coming":
            return found.going_on().filter(starts_on__gt=today)
        case "held":
            return found.going_on().filter(ends_on__lt=today, people__gt=0)
        case "empty":
            return found.going_on().filter(ends_on__lt=today, people=0)
    return found.exclude(cancelled_at=None)
