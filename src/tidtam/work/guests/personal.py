"""What is kept of somebody who asked to come. Erased, the day, the number of people and the answer's kind stay."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.files.models import File
from tidtam.ground.privacy.models import Person
from tidtam.kit.actor import Actor
from tidtam.kit.personal import End, Fate, Use
from tidtam.work.guests.models import State, VisitRequest

label = gettext_lazy("Requests of visitors")


def uses(person: Person) -> list[Use]:
    return [
        Use(one.community.area.label, one.get_state_display(), reverse("guests:request", args=[one.pk]))
        for one in _requests(person)
    ]


def export(person: Person) -> Mapping[str, Any]:
    asked = [
        {
            _("Asked"): one.asked_at.isoformat(),
            _("Village"): one.community.area.label,
            _("Day of the visit"): one.comes_on.isoformat(),
            _("People"): one.people,
            _("What was asked"): one.text,
            _("Words to the visitor"): one.answer,
        }
        for one in _requests(person)
    ]
    return {_("Requests of visitors"): asked} if asked else {}


def files(person: Person) -> Iterable[File]:
    return File.objects.none()


def fate(person: Person) -> Fate:
    if not _requests(person).exists():
        return Fate()
    return Fate(
        [_("The words of what was asked and answered")],
        [_("That somebody asked to come, on which day, how many, and whether it was possible")],
    )


def erase(person: Person, *, by: Actor | None) -> None:
    _requests(person).update(text="", answer="")


def _requests(person: Person) -> Any:
    return (
        VisitRequest.objects.filter(person=person)
        .select_related("community__area")
        .order_by("asked_at", "pk")
    )


def _over(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People who asked, by when the last of it was answered."""
    open_ones = VisitRequest.objects.filter(state=State.NEW).exclude(person=None).values("person")
    rows = VisitRequest.objects.exclude(person=None).exclude(person__in=open_ones).order_by("answered_at")
    last = {key: at for key, at in rows.values_list("person_id", "answered_at") if key and at}
    return [(key, at) for key, at in last.items() if at <= before]


ENDS = [End("guests.answered", gettext_lazy("What was asked was answered"), _over)]
