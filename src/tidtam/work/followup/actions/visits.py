"""A visit and what it found: the only thing that confirms an action, or sends it back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.work.followup import place, refusals, rules
from tidtam.work.followup.actions import checks as items
from tidtam.work.followup.actions.checks import CheckRow
from tidtam.work.followup.actions.comparing import order_comparison
from tidtam.work.followup.actions.steps import step, trail
from tidtam.work.followup.models import Action, ActionState, Answer, Evidence, Finding, Step, Visit
from tidtam.work.followup.no_person import no_person

CLOCK_SLACK = timedelta(minutes=10)
OLDEST = timedelta(days=366)


class Found(NamedTuple):
    """What the visit says about one action."""

    action: Action
    answer: str
    note: str = ""


def record_visit(
    *,
    id: UUID,
    area: Area,
    visited_at: datetime,
    leader: User,
    leader_post: Post | None = None,
    companions: str = "",
    met: str = "",
    note: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    accuracy: float | None = None,
    photos: Sequence[File] = (),
    findings: Sequence[tuple[Action, str, str]] = (),
    clock_off: int | None = None,
    checks: Sequence[CheckRow] = (),
    by: User,
) -> Visit:
    """Record one visit to a village, whole; sent again under the same id with the same content it is stored once.

    "fine" confirms what was reported done, no later than the day of the visit; it needs a photo, and who did
    the work may neither lead nor record it. "not_fine" sends it back, "cannot_check" leaves it. About an action
    that was not reported yet, or is closed, an answer is kept as a finding and moves nothing: the doer's word
    comes first, so that the record always shows who said it was done.

    checks: what it answers to the items of the village's checklist; posts, never persons, stand in any of its words.

    Other content under an id already used is jobs' Conflict: the stored visit stays as it is.
    """
    found = [
        Found(action, Answer(answer), no_person(said, f"note_{action.key}"))
        for action, answer, said in findings
    ]
    answered = items.tidy(checks)
    visit = Visit(
        id=id,
        area=area,
        visited_at=visited_at,
        leader=leader,
        leader_post=leader_post,
        companions=no_person(companions, "companions"),
        met=no_person(met, "met"),
        note=no_person(note, "note", lines=True),
        latitude=latitude,
        longitude=longitude,
        accuracy=accuracy,
        clock_off=clock_off,
        recorded_by=by,
    )

    def store() -> str:  # in the transaction of `once`: the receipt and the visit, or neither
        held = _held(found)
        _check(visit, held, photos)
        items.check(visit, answered)
        _store(visit, held, photos, answered)
        return str(visit.pk)

    said = _content(visit, found, photos)
    if answered:
        said["items"] = items.content(answered)
    key = once(id, "followup.visit", said, store, by=by)
    return Visit.objects.get(pk=key)


def _held(found: list[Found]) -> list[Found]:
    """The actions as they stand now, held until the visit is stored; in the order of their keys, so that two
    visits wait for one another instead of locking each other out."""
    rows = Action.objects.select_for_update().filter(pk__in=[one.action.pk for one in found]).order_by("pk")
    by_key = {one.action.pk: one for one in found}
    return [by_key[action.pk]._replace(action=action) for action in rows]


def _check(visit: Visit, found: list[Found], photos: Sequence[File]) -> None:
    """Every rule about the visit itself, before anything is written."""
    area, day = visit.area, clock.local(visit.visited_at).date()
    if area.level not in (Level.VILLAGE, Level.DISTRICT):
        raise refusals.NotAVillage(area=area.label)
    if visit.visited_at > clock.now() + CLOCK_SLACK:
        raise refusals.VisitInFuture
    if visit.visited_at < clock.now() - OLDEST:
        raise refusals.VisitTooOld
    if not rules.may_visit(visit.recorded_by, area):
        raise refusals.NotEntitled
    _check_leader(visit, day)
    _check_point(visit)
    for action, answer, said in found:
        if action.area_id != area.pk:
            raise refusals.NotThere(what=action.what)
        if answer == Answer.NOT_FINE and not (said or visit.note):
            raise refusals.FindingNeedsNote(field=f"note_{action.key}")
        if answer != Answer.FINE or not _reported_by(action, day):
            continue
        if not photos:
            raise refusals.NoEvidence
        for person in (visit.leader, visit.recorded_by):
            if rules.did_it(person, action):
                raise refusals.DoerCannotConfirm(field=f"answer_{action.key}", who=person.label)


def _check_leader(visit: Visit, day: date) -> None:
    post = visit.leader_post
    if post is not None and not rules.holds(visit.leader, post, day):
        raise refusals.NotTheirPost(who=visit.leader.label, post=post.name)
    if visit.on_behalf and not rules.may_visit(visit.leader, visit.area, day):
        raise refusals.LeaderCannotVisit(who=visit.leader.label)


def _check_point(visit: Visit) -> None:
    latitude, longitude = visit.latitude, visit.longitude
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise refusals.PointNotWhole


def _reported_by(action: Action, day: date) -> bool:
    """Whether the work stands reported, on that day or before: only then does an answer move it."""
    if action.state != ActionState.REPORTED:
        return False
    report = Step.objects.filter(action=action, state=ActionState.REPORTED, due_on__isnull=True).last()
    return report is not None and clock.local(report.at).date() <= day


def _store(visit: Visit, found: list[Found], photos: Sequence[File], answered: Sequence[CheckRow]) -> None:
    visit.distance, visit.place_state = place.standing(
        visit.area, visit.latitude, visit.longitude, visit.accuracy
    )
    visit.recorded_at = clock.now()
    visit.save(force_insert=True)
    for order, file in enumerate(photos):
        Evidence.objects.create(visit=visit, file=file, order=order)
    items.store(visit, answered, photos_before=len(photos))
    if photos or any(row.photos for row in answered):
        order_comparison()
    write(
        visit.recorded_by,
        "followup.record_visit",
        f"followup.visit:{visit.pk}",
        area=visit.area_id,
        summary=f"{visit.leader.label}: {visit.area.label}",
        photos=len(photos) + sum(len(row.photos) for row in answered),
        findings=len(found),
        items=len(answered),
        on_behalf=visit.on_behalf,
        place=str(visit.place_state),
    )
    for one in found:
        _conclude(visit, one)


def _conclude(visit: Visit, found: Found) -> None:
    action, day = found.action, clock.local(visit.visited_at).date()
    Finding.objects.create(visit=visit, action=action, answer=found.answer, note=found.note)
    if not _reported_by(action, day) or found.answer == Answer.CANNOT_CHECK:
        return
    confirmed = found.answer == Answer.FINE
    step(
        action,
        ActionState.CONFIRMED if confirmed else ActionState.SENT_BACK,
        by=visit.recorded_by,
        at=visit.recorded_at,
        note=found.note or visit.note,
        post=visit.leader_post,
        visit=visit,
        on_behalf=visit.on_behalf,
    )
    trail(action, "confirm" if confirmed else "send_back", by=visit.recorded_by, visit=str(visit.pk))


def _content(visit: Visit, found: list[Found], photos: Sequence[File]) -> dict[str, object]:
    """What makes two sendings the same: everything said, and the pictures by what they show."""
    return {
        "by": visit.recorded_by_id,
        "area": visit.area_id,
        "visited_at": visit.visited_at.isoformat(),
        "leader": visit.leader_id,
        "leader_post": visit.leader_post_id,
        "companions": visit.companions,
        "met": visit.met,
        "note": visit.note,
        "point": [visit.latitude, visit.longitude, visit.accuracy],
        "photos": [file.original_sha256 for file in photos],
        "findings": sorted([str(one.action.key), one.answer, one.note] for one in found),
        **({"clock_off": visit.clock_off} if visit.clock_off is not None else {}),
    }
