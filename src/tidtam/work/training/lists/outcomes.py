"""The list of what changed after trainings: the rows of the figure training.outcomes."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.training.lists.producers import month_filters
from tidtam.work.training.models import Outcome, OutcomeKind, OutcomeState
from tidtam.work.training.queries.counting import Months, changed, in_months


def rows(actor: Actor, months: Months, moment: datetime | None) -> "QuerySet[Any]":
    """What changed at the producers of the actor's areas; with a moment, what was confirmed by then."""
    found: QuerySet[Any] = Outcome.objects.open_to(actor, "view").filter(in_months(months, "happened_on"))
    if moment is not None:
        found = found.filter(pk__in=changed(months, moment).values("pk"))
    return found.select_related("training", "product", f"producer__{PLACE}")


def columns() -> list[ListColumn]:
    return [
        ListColumn("producer", _("Producer"), value="producer.name", sort="producer__sort_key", link=url),
        ListColumn("area", _("Area"), value=_where, sort="producer__area_id", kind="place"),
        ListColumn("kind", _("What changed"), value="get_kind_display", sort="kind"),
        ListColumn("what", _("In words")),
        ListColumn("product", _("Product"), value="product.name", sheet_only=True),
        ListColumn("training", _("Training"), value="training.title", sort="training__sort_key"),
        ListColumn("day", _("Day"), value="happened_on", sort="happened_on", kind="date"),
        ListColumn("state", _("State"), value="shown", sort="state", kind="state"),
    ]


def filters(actor: Actor, asked: str, months: Months) -> list[Filter]:
    return [
        words_filter("producer__search_text", _("Producer")),
        area_filter(actor, asked, "producer__area_id"),
        Filter("kind", _("What changed"), OutcomeKind.choices, lambda found, value: found.filter(kind=value)),
        Filter("state", _("State"), OutcomeState.choices, lambda found, value: found.filter(state=value)),
        *month_filters(months),
    ]


def url(outcome: Outcome) -> str:
    return reverse("training:outcome", args=[outcome.key])


def _where(outcome: Outcome) -> str:
    return place(outcome.producer.area)
