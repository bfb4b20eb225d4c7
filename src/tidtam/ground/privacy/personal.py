"""What this room itself keeps of a person: consents and requests."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import DateTimeField, Exists, Max, OuterRef, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tidtam.ground.privacy.models import Consent, Person, Request
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.lists.columns import moment
from tidtam.kit.personal import End, Fate, Use

label = gettext_lazy("Personal data")
OWN = (Consent, Request)


def uses(person: Person) -> list[Use]:
    """Nothing that points here: it stands on the person's own page."""
    return []


def export(person: Person) -> Mapping[str, Any]:
    """Every consent and request, with their days."""
    consents = [
        {
            _("Consent"): row.get_purpose_display(),
            _("Given"): moment(row.given_at),
            _("How"): row.how,
            _("Notice shown"): row.notice,
            _("Consent taken back"): moment(row.withdrawn_at) if row.withdrawn_at else "",
            _("How it was withdrawn"): row.withdrawn_how,
        }
        for row in Consent.objects.filter(person=person).order_by("given_at", "pk")
    ]
    requests = [
        {
            _("What they ask"): row.get_kind_display(),
            _("Received on"): row.received_on.isoformat(),
            _("Note"): row.note,
            _("Answered"): row.done_on.isoformat() if row.done_on else "",
            _("Outcome"): row.outcome,
        }
        for row in Request.objects.filter(person=person).order_by("received_on", "pk")
    ]
    return {_("Consents"): consents, _("Requests"): requests}


def fate(person: Person) -> Fate:
    """The days stay, for proof; what was written in words goes."""
    count = person.consents.count()
    if not count:
        return Fate(goes=[_("Name, phone, mail, LINE, address, personal number")])
    return Fate(
        goes=[
            _("Name, phone, mail, LINE, address, personal number"),
            _("What was written about consents and requests"),
        ],
        stays=[
            ngettext(
                "%(count)s consent: its purpose and days, as proof",
                "%(count)s consents: their purposes and days, as proof",
                count,
            )
            % {"count": count}
        ],
    )


def erase(person: Person, *, by: Actor | None) -> None:
    """Consents end, and no words stay that could name somebody."""
    rows = Consent.objects.filter(person=person)
    rows.filter(withdrawn_at=None).update(
        withdrawn_at=Greatest("given_at", Value(clock.now(), DateTimeField()))
    )
    rows.update(how="", withdrawn_how="")
    Request.objects.filter(person=person).update(note="", outcome="")


def _unused(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People whom no record of any room points to, by when they were taken down."""
    found = Person.objects.standing().filter(recorded_at__lte=before)
    for relation in Person._meta.related_objects:
        if relation.related_model not in OWN:
            pointing = relation.related_model._default_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.exclude(Exists(pointing))
    asked = found.annotate(asked=Max("requests__recorded_at"))
    for key, recorded_at, asked_at in asked.values_list("pk", "recorded_at", "asked"):
        since = max(recorded_at, asked_at or recorded_at)
        if since <= before:
            yield key, since


ENDS = [End("privacy.unused", gettext_lazy("Nothing points to the person any more"), _unused)]
