"""A training on the books: planned, changed, called off."""

from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.ground.trail.actions import write
from tidtam.kit import calendar, clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import WorkItem, WorkLevel
from tidtam.work.training import refusals, rules
from tidtam.work.training.models import Presence, Topic, Training, TrainingKind

MOST_DAYS = 31


class TrainingRow(NamedTuple):
    """A training as it is entered. budget: satang; planned: people."""

    title: str
    kind: str
    topic: Topic
    area: Area
    place: str
    starts_on: date
    ends_on: date
    post: Post
    trainers: str = ""
    budget_code: str = ""
    budget_name: str = ""
    budget: int | None = None
    work_item: WorkItem | None = None
    planned: int | None = None


@transaction.atomic
def plan_training(row: TrainingRow, *, by: Actor | None) -> Training:
    """Enter a training, that is to come or was held, under the next number of its area and fiscal year."""
    training = Training(**_fields(row), recorded_at=clock.now())
    if not rules.may_edit(by, training):
        raise refusals.NotEntitled
    _check(row)
    training.code = _next_code(row)
    training.search_text = _search_text(training)
    training.save(force_insert=True)
    trail(training, "plan_training", by=by, **_told(training))
    return training


@transaction.atomic
def change_training(training: Training, row: TrainingRow, *, by: Actor | None) -> Training:
    """What was entered wrongly, or came otherwise. The number stays; a day on which people came cannot be left out."""
    training = taken(training)
    if not (rules.may_edit(by, training) and rules.may_edit(by, Training(area=row.area))):
        raise refusals.NotEntitled
    if training.cancelled_at is not None:
        raise refusals.CalledOff
    _check(row)
    _keep_days(training, row)
    before = _told(training) | {"area": training.area_id}
    for name, value in _fields(row).items():
        setattr(training, name, value)
    training.search_text = _search_text(training)
    training.save()
    after = _told(training) | {"area": training.area_id}
    trail(
        training,
        "change_training",
        by=by,
        before={key: value for key, value in before.items() if value != after[key]},
        after={key: value for key, value in after.items() if value != before[key]},
    )
    return training


@transaction.atomic
def cancel_training(training: Training, *, reason: str, by: Actor | None) -> Training:
    """Call it off; it stays on record with the reason. Not once somebody is on record as having come."""
    training, reason = taken(training), thai.clean(reason)
    if not rules.may_edit(by, training):
        raise refusals.NotEntitled
    if training.cancelled_at is not None:
        raise refusals.CalledOff
    if training.attendees.counted().exists():
        raise refusals.CameAlready
    if not reason:
        raise refusals.ReasonMissing
    training.cancelled_at, training.cancel_reason = clock.now(), reason
    training.save(update_fields=["cancelled_at", "cancel_reason"])
    trail(training, "cancel_training", by=by, reason=reason)
    return training


def taken(training: Training) -> Training:
    """The training as it stands now, held until the transaction ends."""
    return Training.objects.select_for_update(of=("self",)).select_related("area", "post").get(pk=training.pk)


def trail(training: Training, verb: str, *, by: Actor | None, **detail: Any) -> None:
    write(
        by,
        f"training.{verb}",
        f"training.training:{training.key}",
        area=training.area_id,
        summary=f"{training.code} {training.title}",
        **detail,
    )


def _fields(row: TrainingRow) -> dict[str, Any]:
    title = thai.clean(row.title)
    return {
        **row._asdict(),
        "title": title,
        "kind": TrainingKind(row.kind),
        "place": thai.clean(row.place),
        "trainers": thai.clean(row.trainers),
        "budget_code": thai.clean(row.budget_code),
        "budget_name": thai.clean(row.budget_name),
        "sort_key": thai.sort_key(title)[:900],
    }


def _check(row: TrainingRow) -> None:
    if not thai.clean(row.title):
        raise refusals.TitleMissing
    if row.ends_on < row.starts_on:
        raise refusals.DatesReversed
    if (row.ends_on - row.starts_on).days >= MOST_DAYS:
        raise refusals.TooLong(most=MOST_DAYS)
    if row.work_item is not None and row.work_item.level != WorkLevel.PRODUCER:
        raise refusals.NotForProducers(item=str(row.work_item))


def _keep_days(training: Training, row: TrainingRow) -> None:
    days = Presence.objects.filter(attendee__training=training, taken_back_at=None).order_by("day")
    for day in days.values_list("day", flat=True).distinct():
        if not row.starts_on <= day <= row.ends_on:
            raise refusals.DayLeftOut(day=calendar.date_short(day))


def _next_code(row: TrainingRow) -> str:
    """One after the last of the area and year; the area's row is held, so that two do not get the same."""
    Area.objects.select_for_update().get(pk=row.area.pk)
    stem = f"{row.area.pk or '0'}-{calendar.fiscal_year(row.starts_on)}-"
    last = (
        Training.objects.filter(code__startswith=stem)
        .order_by("-code")
        .values_list("code", flat=True)
        .first()
    )
    return f"{stem}{int(last.removeprefix(stem)) + 1 if last else 1:03}"


def _search_text(training: Training) -> str:
    return thai.search_text(training.title, training.code, training.place, training.budget_code)[:900]


def _told(training: Training) -> dict[str, Any]:
    """What the trail keeps of it."""
    return {
        "title": training.title,
        "kind": str(training.kind),
        "starts_on": training.starts_on.isoformat(),
        "ends_on": training.ends_on.isoformat(),
        "place": training.place,
        "budget_code": training.budget_code,
        "budget": money.text(training.budget) if training.budget is not None else "",
        "planned": training.planned,
        "post": training.post.name_th,
    }
