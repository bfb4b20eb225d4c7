"""What the trainings keep about a person: who came, and what changed at a sole owner's producer.

Erased, somebody who came stays as one more on the list, with the days and the producer, without a name. What changed
at a sole owner's producer stays as a kind, a day and a confirmation; its words and pictures go.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.files.actions import discard
from tidtam.ground.files.models import File
from tidtam.ground.privacy.models import Person
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.personal import End, Fate, Use
from tidtam.registers.producers.models import ProducerKind
from tidtam.work.training.models import Attendee, Outcome, OutcomePicture, OutcomeSet

label = gettext_lazy("Trainings")


def uses(person: Person) -> list[Use]:
    """The trainings on whose list the person stands."""
    return [
        Use(
            row.training.title,
            row.get_how_display(),
            reverse("training:training", args=[row.training.key]),
        )
        for row in _attended(person)
    ]


def export(person: Person) -> Mapping[str, Any]:
    """Each training with its days, how the name came onto the list, and what was recorded as changed."""
    attended = [
        {
            _("Training"): row.training.title,
            _("Days"): [day.isoformat() for day in _days(row)],
            _("How it came in"): row.get_how_display(),
            _("Producer"): row.from_where,
            _("Struck off the list"): row.struck_reason,
        }
        for row in _attended(person)
    ]
    changes = [
        {
            _("What changed"): row.get_kind_display(),
            _("In words"): row.what,
            _("Since when"): row.happened_on.isoformat(),
            _("What was seen"): row.check_note,
        }
        for row in _own_outcomes(person).order_by("happened_on", "pk")
    ]
    found = {_("Trainings"): attended, _("What changed after trainings"): changes}
    return {heading: rows for heading, rows in found.items() if rows}


def files(person: Person) -> Iterable[File]:
    """The pictures of what changed at a sole owner's producer."""
    pictures = OutcomePicture.objects.filter(outcome__in=_own_outcomes(person))
    return File.objects.filter(pk__in=pictures.values("file")).order_by("created_at", "pk")


def fate(person: Person) -> Fate:
    """What goes and what stays, in words."""
    goes, stays = [], []
    if _attended(person).exists():
        goes.append(_("The name on the lists of trainings, and the producer as it was typed"))
        stays.append(_("That somebody came for the producer, and on which days"))
    if _own_outcomes(person).exists():
        goes.append(_("Words and pictures of what changed after trainings"))
        stays.append(_("What kind of change it was, since when, and that it was confirmed"))
    return Fate(goes, stays)


def erase(person: Person, *, by: Actor | None) -> None:
    """See above; the counts stay as they are."""
    Attendee.objects.filter(person=person).update(said="")
    struck = Attendee.objects.filter(person=person).exclude(struck_reason="")
    struck.update(struck_reason=_("Reason erased"))
    outcomes = _own_outcomes(person)
    pictures = OutcomePicture.objects.filter(outcome__in=outcomes)
    let_go = list(pictures.values_list("file_id", flat=True))
    pictures.delete()
    outcomes.exclude(withdraw_reason="").update(withdraw_reason=_("Reason erased"))
    outcomes.update(what="", check_note="")
    discard(let_go, by=by)


def _attended(person: Person) -> "Any":
    rows = Attendee.objects.filter(person=person).select_related("training", "producer")
    return rows.order_by("training__starts_on", "pk")


def _days(attendee: Attendee) -> list[date]:
    standing = attendee.presences.filter(taken_back_at=None).order_by("day")
    return list(standing.values_list("day", flat=True))


def _own_outcomes(person: Person) -> OutcomeSet:
    return Outcome.objects.filter(producer__person=person, producer__kind=ProducerKind.SOLE)


def _last_training(before: datetime) -> Iterable[tuple[int, datetime]]:
    """People who stand on lists of trainings and are no producer's, by the end of the last one they came to."""
    day = clock.local(before).date()
    later = Attendee.objects.filter(person=OuterRef("person"), training__ends_on__gte=day)
    rows = Attendee.objects.exclude(person=None).filter(person__producers=None).exclude(Exists(later))
    for key, last in rows.values_list("person_id").annotate(last=Max("training__ends_on")).order_by():
        yield key, datetime.combine(last + timedelta(days=1), time.min, clock.BANGKOK)


ENDS = [End("training.held", gettext_lazy("The last training was over"), _last_training)]
