"""What trainings owe: the list of who came after a week, a look at what changed after half a year."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.queries import full_labels
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.work.training.models import Attendee, Outcome, Training, TrainingSet

SHEET, LOOK = "training.sheet", "training.look"
SHEET_DAYS = timedelta(days=7)
LOOK_MONTHS = 6


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {SHEET: _("Sign-in sheet of a training"), LOOK: _("What changed after a training")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Trainings within `area` that the actor may view and that owe a list of names, or a look at what changed."""
    today = today or clock.today()
    held = Training.objects.open_to(actor, "view").filter(within(area, "area_id")).going_on()
    held = held.filter(ends_on__lt=today).select_related("area", "post")
    found = [*_sheets(held, today), *_looks(held, today)]
    labels = full_labels({training.area for training, *_rest in found})
    address = reverse("training:list")
    return [
        Due(
            kind=kind,
            what=f"{what} · {training.title}",
            area=training.area_id,
            area_label=labels[training.area_id],
            post=training.post.name,
            due=due,
            late_days=standing(due, today)[0],
            state=standing(due, today)[1],
            link=f"{address}{training.key}/",
        )
        for training, kind, what, due in found
    ]


def half_year_after(day: date) -> date:
    """The same day six months later, or the last one of a shorter month."""
    ordinal = day.year * 12 + day.month - 1 + LOOK_MONTHS
    first = date(ordinal // 12, ordinal % 12 + 1, 1)
    following = date((ordinal + 1) // 12, (ordinal + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


Owed = tuple[Training, str, str, date]


def _sheets(held: TrainingSet, today: date) -> list[Owed]:
    """Held, and nobody on record as having come; or names that no officer has stood for."""
    unsigned = Q(attendees__struck_at=None, attendees__countersigned_at=None, attendees__isnull=False)
    came = Attendee.objects.filter(training=OuterRef("pk")).counted()
    rows: Any = held.annotate(unsigned=Count("attendees", filter=unsigned), came=Exists(came))
    return [
        (
            training,
            SHEET,
            ngettext(
                "%(number)d name to be countersigned",
                "%(number)d names to be countersigned",
                training.unsigned,
            )
            % {"number": training.unsigned}
            if training.unsigned
            else _("Nobody is on record as having come"),
            training.ends_on + SHEET_DAYS,
        )
        for training in rows.filter(Q(came=False) | Q(unsigned__gt=0))
    ]


def _looks(held: TrainingSet, today: date) -> list[Owed]:
    """Producers that came and that nobody has been to see since, and changes that nobody has confirmed.

    Shown from a week before the half year is over: until then nothing can be said.
    """
    soon = [training for training in held if standing(half_year_after(training.ends_on), today)[1] != "going"]
    outcomes = Outcome.objects.filter(training__in=soon)
    seen = set(outcomes.standing().values_list("training_id", "producer_id"))
    came = Attendee.objects.filter(training__in=soon, producer__isnull=False).counted()
    pairs = set(came.values_list("training_id", "producer_id"))
    waiting: dict[int, int] = dict(
        outcomes.waiting().order_by().values_list("training_id").annotate(Count("pk"))
    )
    found = []
    for training in soon:
        unseen = sum(pair not in seen for pair in pairs if pair[0] == training.pk)
        said = []
        if unseen:
            said.append(
                ngettext("%(number)d producer not looked at", "%(number)d producers not looked at", unseen)
                % {"number": unseen}
            )
        if number := waiting.get(training.pk, 0):
            said.append(
                ngettext("%(number)d change to be confirmed", "%(number)d changes to be confirmed", number)
                % {"number": number}
            )
        if said:
            found.append((training, LOOK, ", ".join(said), half_year_after(training.ends_on)))
    return found
