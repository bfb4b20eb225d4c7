"""The list of producers that came to a training: the rows of the figure training.attended."""

from datetime import date

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_range, month_short, parse_month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import place
from tidtam.work.training.models import Training


def columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Producer"), sort="sort_key", link=_url),
        ListColumn("code", _("Number"), sort="code", kind="code"),
        ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("last", _("Last training"), sort="last", kind="date"),
        ListColumn("trainings", _("Trainings"), sort="trainings", kind="int"),
    ]


def filters(actor: Actor, asked: str) -> list[Filter]:
    return [words_filter(), area_filter(actor, asked), *month_filters()]


def month_filters() -> list[Filter]:
    """From and to, from the first month of a training to this one. The view reads them before it makes the rows."""
    this = clock.today()
    first = Training.objects.order_by("starts_on").values_list("starts_on", flat=True).first() or this
    months = [(month_code(month), month_short(month)) for month in reversed(month_range(first, this))]
    return [
        Filter("from", _("From month"), months, lambda found, _code: found),
        Filter("to", _("To month"), months, lambda found, _code: found),
    ]


def month_asked(code: str) -> date | None:
    """The month of an address; None where it names none."""
    try:
        return parse_month_code(code) if code else None
    except ValidationError:
        return None


def _url(producer: Producer) -> str:
    return reverse("training:producer", args=[producer.pk])
