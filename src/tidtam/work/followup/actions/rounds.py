"""Rounds of follow-up: made, changed with a reason, closed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.models import Checklist, Round, RoundVillage
from tidtam.work.followup.no_person import no_person
from tidtam.work.plan.models import Programme

LONGEST = timedelta(days=366)


@transaction.atomic
def make_round(
    programme: Programme,
    areas: Sequence[Area],
    *,
    name: str,
    starts_on: date,
    due_on: date,
    checklist: Checklist | None = None,
    by: User,
) -> Round:
    """Have the villages of one province seen between the two days; each is owed by whoever follows it up."""
    name = no_person(name, "name")
    if not name:
        raise refusals.NameMissing
    if due_on < starts_on:
        raise refusals.DatesReversed(field="due_on")
    if due_on - starts_on > LONGEST:
        raise refusals.RoundTooLong
    province = _province(areas, by)
    if checklist is not None and checklist.province != province:
        raise refusals.ChecklistElsewhere
    if Round.objects.filter(province=province, name=name).exists():
        raise refusals.RoundNameTaken
    made = Round.objects.create(
        province=province,
        programme=programme,
        name=name,
        checklist=checklist,
        starts_on=starts_on,
        due_on=due_on,
        made_at=clock.now(),
        made_by=by,
        made_by_label=by.label,
    )
    RoundVillage.objects.bulk_create(RoundVillage(round=made, area=area) for area in areas)
    _trail(made, "make_round", by, villages=[area.pk for area in areas])
    return made


@transaction.atomic
def change_round(
    round: Round, *, due_on: date, add: Sequence[Area] = (), leave: Sequence[Area] = (), reason: str, by: User
) -> Round:
    """Another last day, villages more, villages fewer: with the reason. Who left may be taken in again."""
    kept = _held(round, by)
    reason = no_person(reason, "reason")
    if not reason:
        raise refusals.ReasonMissing
    if due_on < round.starts_on:
        raise refusals.DatesReversed(field="due_on")
    if due_on - round.starts_on > LONGEST:
        raise refusals.RoundTooLong
    fresh = [area for area in add if area.pk not in kept]
    gone = [area for area in leave if area.pk in kept]
    if fresh and _province(fresh, by) != round.province:
        raise refusals.RoundElsewhere
    if due_on == round.due_on and not fresh and not gone:
        raise refusals.NothingChanged
    if len(kept) + len(fresh) == len(gone):
        raise refusals.RoundEmpty
    before, round.due_on = round.due_on, due_on
    round.save(update_fields=["due_on"])
    _take(round, fresh)
    round.villages.filter(area__in=gone).update(left_at=clock.now(), left_reason=reason)
    _trail(
        round,
        "change_round",
        by,
        reason=reason,
        due_before=before.isoformat(),
        added=[area.pk for area in fresh],
        left=[area.pk for area in gone],
    )
    return round


@transaction.atomic
def close_round(round: Round, *, note: str, by: User) -> Round:
    """Nothing of it is owed any more; what was not seen stays on record as not seen."""
    kept = _held(round, by)
    note = no_person(note, "note")
    left = round.villages.kept().unseen().count()
    if left and not note:
        raise refusals.ClosingNote(count=left)
    round.closed_on, round.closing_note = clock.today(), note
    round.save(update_fields=["closed_on", "closing_note"])
    _trail(round, "close_round", by, note=note, villages=len(kept), not_seen=left)
    return round


def _held(round: Round, by: User) -> set[str]:
    """The codes of its villages, the round held until the transaction ends; refuses a closed one and strangers."""
    now = Round.objects.select_for_update().get(pk=round.pk)
    round.due_on, round.closed_on = now.due_on, now.closed_on
    codes = set(round.villages.kept().values_list("area_id", flat=True))
    if not all(by.may("assign", code) for code in codes):
        raise refusals.NotEntitled
    if round.closed_on is not None:
        raise refusals.Closed
    return codes


def _province(areas: Iterable[Area], by: User) -> str:
    """The one province in which all of them lie, each a village and within reach of `by`."""
    provinces = set()
    for area in areas:
        if area.level != Level.VILLAGE:
            raise refusals.NotAVillage(area=area.label)
        if not by.may("assign", area.pk):
            raise refusals.NotEntitled
        provinces.add(area.pk[:2])
    if not provinces:
        raise refusals.RoundEmpty
    if len(provinces) > 1:
        raise refusals.RoundElsewhere
    return provinces.pop()


def _take(round: Round, areas: Sequence[Area]) -> None:
    """Back in, or in for the first time."""
    round.villages.filter(area__in=areas).update(left_at=None, left_reason="")
    there = set(round.villages.filter(area__in=areas).values_list("area_id", flat=True))
    RoundVillage.objects.bulk_create(
        RoundVillage(round=round, area=area) for area in areas if area.pk not in there
    )


def _trail(round: Round, verb: str, by: User, **more: object) -> None:
    write(
        by,
        f"followup.{verb}",
        f"followup.round:{round.key}",
        area=round.province,
        summary=round.name,
        starts_on=round.starts_on.isoformat(),
        due_on=round.due_on.isoformat(),
        checklist=round.checklist.name if round.checklist else "",
        **more,
    )
