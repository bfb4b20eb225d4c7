"""What trainings owe: the list of who came after a week, a look at what changed after half a year."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import SOON_DAYS, Due, standing
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.training.models import Attendee, Outcome, Training

SHEET, LOOK = "training.sheet", "training.look"
SHEET_DAYS = timedelta(days=7)
LOOK_MONTHS = 6
CHASED = timedelta(days=2 * 365)  # what is older is seen in the lists, and no longer chased one by one


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {SHEET: _("Sign-in sheet of a training"), LOOK: _("What changed after a training")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Trainings within `area` that the actor may view and that owe a list of names, or a look at what changed."""
    today = today or clock.today()
    address = reverse("training:list")
    found = []
    for training in _owing(actor, area, today):
        where = place(training.area)
        for kind, what, due in (*_sheet(training), *_look(training, today)):
            late_days, state = standing(due, today)
            found.append(
                Due(
                    kind=kind,
                    what=f"{what} · {training.title}",
                    area=training.area_id,
                    area_label=where,
                    post=training.post.name,
                    post_code=training.post.code,
                    due=due,
                    late_days=late_days,
                    state=state,
                    link=f"{address}{training.key}/",
                )
            )
    return found


def half_year_after(day: date) -> date:
    """The same day six months later, or the last one of a shorter month."""
    ordinal = day.year * 12 + day.month - 1 + LOOK_MONTHS
    first = date(ordinal // 12, ordinal % 12 + 1, 1)
    following = date((ordinal + 1) // 12, (ordinal + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


Owed = tuple[str, str, date]


def _owing(actor: Actor, area: str, today: date) -> "QuerySet[Any]":
    """Trainings that are over and owe something, each with how much; one question to the database.

    came: somebody is on record; unsigned: names that no officer has stood for; unseen: producers that nobody has been
    to see since; waiting: changes that nobody has confirmed.
    """
    here = {"training": OuterRef("pk")}
    came = Attendee.objects.filter(**here).counted()
    unsigned = Attendee.objects.filter(**here).standing().filter(countersigned_at=None)
    seen = Outcome.objects.filter(training=OuterRef("training"), producer=OuterRef("producer")).standing()
    unseen = came.filter(producer__isnull=False).exclude(Exists(seen))
    rows: QuerySet[Any] = Training.objects.open_to(actor, "view").filter(within(area, "area_id")).going_on()
    owing: QuerySet[Any] = (
        rows.filter(ends_on__lt=today, ends_on__gte=today - CHASED)
        .annotate(
            came=Exists(came),
            unsigned=_count(unsigned, "pk"),
            unseen=_count(unseen, "producer"),
            waiting=_count(Outcome.objects.filter(**here).waiting(), "pk"),
        )
        .filter(Q(came=False) | Q(unsigned__gt=0) | Q(unseen__gt=0) | Q(waiting__gt=0))
        .select_related(PLACE, "post")
    )
    return owing


def _count(rows: "QuerySet[Any]", path: str) -> Coalesce:
    counted = rows.order_by().values("training").annotate(n=Count(path, distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)


def _sheet(training: Any) -> list[Owed]:
    """Held, and nobody on record as having come; or names that no officer has stood for."""
    if training.came and not training.unsigned:
        return []
    what = _("Nobody is on record as having come")
    if training.unsigned:
        what = ngettext(
            "%(number)d name to be countersigned", "%(number)d names to be countersigned", training.unsigned
        ) % {"number": training.unsigned}
    return [(SHEET, what, training.ends_on + SHEET_DAYS)]


def _look(training: Any, today: date) -> list[Owed]:
    """Shown from a week before the half year is over: until then nothing can be said."""
    due = half_year_after(training.ends_on)
    if due > today + timedelta(days=SOON_DAYS):
        return []
    said = []
    if unseen := training.unseen:
        said.append(
            ngettext("%(number)d producer not looked at", "%(number)d producers not looked at", unseen)
            % {"number": unseen}
        )
    if waiting := training.waiting:
        said.append(
            ngettext("%(number)d change to be confirmed", "%(number)d changes to be confirmed", waiting)
            % {"number": waiting}
        )
    return [(LOOK, ", ".join(said), due)] if said else []
