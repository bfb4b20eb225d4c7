"""The list of registrations: its columns, and what narrows it."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import (
    UNDER_WAY,
    WAITING,
    Category,
    EntryLink,
    ProducerKind,
    RegisteredProduct,
    Registration,
    RegistrationState,
    RegistrationStep,
    Round,
)
from tidtam.registers.producers.queries.documents import lacks_papers
from tidtam.registers.producers.queries.producer import place, state_shown
from tidtam.registers.producers.queries.registrations import Missing, waiting_days

DAYS = (7, 14, 30, 60, 90)
#: Several states at once, as the figures count them.
GROUPS = {"waiting": WAITING, "under_way": UNDER_WAY}
RECEIVED_EVER = "received_ever"


def columns(missing: Missing) -> list[ListColumn]:
    return [
        ListColumn(
            "producer", _("Producer"), value="producer.name", sort="producer__sort_key", link=registration_url
        ),
        ListColumn("round", _("In round"), value="round_id", sort="round__opens_on", kind="code"),
        ListColumn(
            "area",
            _("Area"),
            value=lambda row: place(row.producer.area),
            sort="producer__area_id",
            kind="place",
        ),
        ListColumn(
            "kind", _("Kind"), value="producer.get_kind_display", sort="producer__kind", sheet_only=True
        ),
        ListColumn("papers", _("Missing papers"), value=missing.short),
        ListColumn("missing", _("Missing papers (all)"), value=missing.words, sheet_only=True),
        ListColumn("number", _("Certificate number"), sort="number", kind="code", sheet_only=True),
        ListColumn("since", _("Since"), sort="since", kind="date", blank_last=True),
        ListColumn("days", _("Days waited"), value=waiting_days, kind="int"),
        ListColumn("state", _("State"), value=lambda row: state_shown(row.state), kind="state", sort="state"),
    ]


def filters(request: SignedIn) -> list[Filter]:
    groups = [
        ("under_way", _("Under way")),
        ("waiting", _("Waiting for a decision")),
        (RECEIVED_EVER, _("Received at any time")),
    ]
    return [
        words_filter("producer"),
        Filter(
            "round",
            _("Round"),
            [(row.code, str(row)) for row in Round.objects.all()],
            lambda rows, code: rows.filter(round=code),
        ),
        Filter("state", _("State"), [*groups, *RegistrationState.choices], _in_state),
        area_filter(request.user, request.GET.get("area", ""), "producer__area_id"),
        Filter("kind", _("Kind"), ProducerKind.choices, lambda rows, kind: rows.filter(producer__kind=kind)),
        Filter(
            "category",
            _("Category"),
            [(row.code, row.name) for row in Category.objects.all()],
            _of_category,
        ),
        Filter(
            "papers",
            _("Papers handed in"),
            [("missing", _("Missing")), ("complete", _("Complete"))],
            _with_papers,
        ),
        Filter(
            "waits",
            _("Waiting for"),
            [(str(days), _("%(days)s days or more") % {"days": days}) for days in DAYS],
            _waiting,
        ),
        Filter(
            "entered",
            _("Entered by"),
            [("link", _("the producer, on a phone"))],
            lambda rows, _link: rows.filter(pk__in=EntryLink.objects.exclude(made=None).values("made")),
        ),
        Filter("part", "", None, _of_part, kind="hidden"),
    ]


def registration_url(row: Registration) -> str:
    return reverse("producers:registration", args=[row.pk])


def _in_state(rows: Any, state: str) -> Any:
    if state == RECEIVED_EVER:
        taken_in = (*WAITING, RegistrationState.REGISTERED, RegistrationState.REJECTED)
        steps = RegistrationStep.objects.filter(state__in=taken_in)
        return rows.filter(pk__in=steps.values("registration"))
    return rows.filter(state__in=GROUPS.get(state, (state,)))


def _of_category(rows: Any, code: str) -> Any:
    return rows.filter(pk__in=_asking(product__category=code))


def _of_part(rows: Any, code: str) -> Any:
    """By sub-type; figures lead here."""
    return rows.filter(pk__in=_asking(product__part=code))


def _asking(**asked: str) -> Any:
    return RegisteredProduct.objects.filter(struck="", **asked).values("registration")


def _with_papers(rows: Any, asked: str) -> Any:
    """Of those under way: what is decided waits for no paper."""
    rows = rows.filter(state__in=UNDER_WAY)
    return rows.filter(lacks_papers()) if asked == "missing" else rows.exclude(lacks_papers())


def _waiting(rows: Any, days: str) -> Any:
    moment = clock.now() - timedelta(days=int(days))
    return rows.filter(state__in=UNDER_WAY, since__lte=moment)
