"""The list of producers that came to a training: the rows of the figure training.attended."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_of, month_range, month_short, parse_month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import place
from tidtam.work.training.models import Topic, Training
from tidtam.work.training.queries.counting import Months, attended


def columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Producer"), sort="sort_key", link=_url),
        ListColumn("code", _("Number"), sort="code", kind="code"),
        ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("last", _("Last training"), sort="last", kind="date"),
        ListColumn("trainings", _("Trainings"), sort="trainings", kind="int"),
    ]


def filters(actor: Actor, asked: str, months: Months, moment: datetime | None) -> list[Filter]:
    topics = [(topic.code, topic.name) for topic in Topic.objects.all()]

    def of_topic(found: Any, code: str) -> Any:
        came = attended(months, moment).filter(training__topic=code)
        return found.filter(pk__in=came.values("counts"))

    return [
        words_filter(),
        area_filter(actor, asked),
        Filter("topic", _("Topic"), topics, of_topic),
        *month_filters(months),
    ]


def month_filters(months: Months) -> list[Filter]:
    """From and to: from the first month of a training to this one, and to the months asked for where they lie beyond.

    The view reads them before it makes the rows.
    """
    this = month_of(clock.today())
    start = Training.objects.order_by("starts_on").values_list("starts_on", flat=True).first()
    known = [month for month in (this, start and month_of(start), *months) if month]
    choices = [(month_code(month), month_short(month)) for month in month_range(min(known), max(known))]
    return [
        Filter("from", _("From month"), choices[::-1], lambda found, _code: found),
        Filter("to", _("To month"), choices[::-1], lambda found, _code: found),
    ]


def month_asked(code: str) -> date | None:
    """The month of an address; None where it names none."""
    try:
        return parse_month_code(code) if code else None
    except ValidationError:
        return None


def _url(producer: Producer) -> str:
    return reverse("training:producer", args=[producer.pk])
