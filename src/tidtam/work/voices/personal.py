"""What is kept of somebody who told something and may be asked back.

Erased, what was told stays as a kind, a place and what came of it; its words and pictures go, for they may tell who
spoke.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.files.actions import discard
from tidtam.ground.files.models import File
from tidtam.ground.privacy.models import Person
from tidtam.kit.actor import Actor
from tidtam.kit.personal import End, Fate, Use
from tidtam.work.voices.models import Voice, VoicePhoto

label = gettext_lazy("Told by visitors")


def uses(person: Person) -> list[Use]:
    return [
        Use(one.about_label or one.area.label, one.get_kind_display(), reverse("voices:voice", args=[one.pk]))
        for one in _voices(person)
    ]


def export(person: Person) -> Mapping[str, Any]:
    told = [
        {
            _("Told on"): one.told_at.isoformat(),
            _("Kind"): one.get_kind_display(),
            _("About"): one.about_label,
            _("What was told"): one.text,
            _("Words to the visitor"): one.answer,
        }
        for one in _voices(person)
    ]
    return {_("Told by visitors"): told} if told else {}


def files(person: Person) -> Iterable[File]:
    photos = VoicePhoto.objects.filter(voice__person=person).values("file")
    return File.objects.filter(pk__in=photos).order_by("created_at", "pk")


def fate(person: Person) -> Fate:
    if not _voices(person).exists():
        return Fate()
    return Fate(
        [_("The words and photos of what was told, and its position")],
        [_("That something was told about the place, of which kind, and what came of it")],
    )


def erase(person: Person, *, by: Actor | None) -> None:
    photos = VoicePhoto.objects.filter(voice__person=person)
    keys = list(photos.values_list("file_id", flat=True))
    photos.delete()
    _voices(person).update(text="", answer="", latitude=None, longitude=None)
    discard(keys, by=by)


def _voices(person: Person) -> Any:
    return Voice.objects.filter(person=person).select_related("area").order_by("told_at", "pk")


def _decided(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People who told something, by when the last of it was decided."""
    open_ones = Voice.objects.new().exclude(person=None).values("person")
    rows = Voice.objects.exclude(person=None).exclude(person__in=open_ones).order_by("decided_at")
    last = {key: at for key, at in rows.values_list("person_id", "decided_at") if key and at}
    return [(key, at) for key, at in last.items() if at <= before]


ENDS = [End("voices.decided", gettext_lazy("What was told was decided"), _decided)]
