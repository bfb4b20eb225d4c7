"""Somebody else says what is there: by a visit, by another post, or from the village by its link.

For the rooms upstairs (a visit's checklist, the village's own page):

    confirm_target(
        target, *, by, how, verdict="fine", leader=None, post=None, photos=(), note="", on=None, source="",
        vouched_by=""
    ) -> Confirmation

by: who records it: a User, or the kit `Holder` of a link. how: How.VISIT | POST | VILLAGE. verdict: "fine",
"not_fine" (needs a note; sends the work back) or "cannot_check" (kept, moves nothing). leader: the User who saw it,
`by` when left out. post: in which post. photos: Files; they count as evidence. on: the day, today when left out.
source: what it came from, as text ("followup.visit:<id>", "village:<link>:<id>"); needed for a visit and a village.
vouched_by: the account that handed the village its link, and so could have
answered itself; where it has a part in the work, what the link says is kept and proves nothing.
The same target and source again gives the confirmation that is there already.

A visit and a link are let in by their own rooms: with how=VISIT and a source the verb `visit` is not asked again.
Refused are (as target_refusals.Refused, a ValidationError): who holds or held the responsible post, who ever reported
the work, and who bears the contractor's name, as leader and as recorder alike. What is said before the work was
reported delivered in its whole quantity is kept and proves nothing. Whether the target is done then, `target.done_on`
says (refresh it).
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from tidtam.ground.files.models import File
from tidtam.ground.people.models import Holding, Post, User
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan import target_refusals as refused
from tidtam.work.plan.actions.progress import keep_photos
from tidtam.work.plan.actions.target_steps import doers, held_target, is_contractor, settle, trail
from tidtam.work.plan.models import Confirmation, How, Progress, Target, Verdict


@transaction.atomic
def confirm_target(
    target: Target,
    *,
    by: Actor,
    how: str,
    verdict: str = Verdict.FINE,
    leader: User | None = None,
    post: Post | None = None,
    photos: Sequence[File] = (),
    note: str = "",
    on: date | None = None,
    source: str = "",
    vouched_by: str = "",
) -> Confirmation:
    """Record what somebody else than the doer found; see the module for whom this serves and what it refuses."""
    target, way, said = held_target(target), How(how), thai.clean(note)[:400]
    day = on or clock.today()
    before = Confirmation.objects.filter(target=target, source=source).first() if source else None
    if before is not None:
        return before
    person: Actor = leader or by
    _check_way(target, way, by, person, post, day, source)
    _check_person(target, [by, person])
    if target.dropped_on is not None:
        raise refused.TargetDropped
    if day > clock.today():
        raise refused.ReportInFuture
    answer = Verdict(verdict)
    if answer == Verdict.NOT_FINE and not said:
        raise refused.WhatIsWrong
    made = Confirmation.objects.create(
        target=target,
        report=_report_on(target, day),
        how=way,
        verdict=answer,
        person=_account_key(person),
        who=person.label[:200],
        post=post,
        recorder=_account_key(by) or vouched_by,
        source=source,
        note=said,
        dated_on=day,
        recorded_at=clock.now(),
    )
    keep_photos(target, photos, confirmation=made)
    trail(
        target,
        "confirm_target",
        by=by,
        verdict=str(answer),
        seen_by=str(way),
        seen_who=made.who,
        on=day.isoformat(),
        note=said,
        photos=len(photos),
    )
    settle(target, by)
    return made


def _report_on(target: Target, day: date) -> Progress | None:
    """What had been reported on that day: a visit that arrives late saw the work as it was then."""
    return target.reports.filter(dated_on__lte=day).order_by("pk").last()


def _check_way(
    target: Target, way: How, by: Actor, person: Actor, post: Post | None, day: date, source: str
) -> None:
    match way:
        case How.VISIT:
            if not source and not by.may("visit", target.area_id):
                raise refused.MayNotConfirm
        case How.VILLAGE:
            if not source:
                raise refused.SourceMissing
            if not by.may("edit", target.area_id):
                raise refused.MayNotConfirm
        case How.POST:
            if not isinstance(person, User) or post is None or not _holds(person, post, day):
                raise refused.PostNotHeld(who=person.label)
            if not by.may("view", target.area_id):
                raise refused.MayNotConfirm


def _check_person(target: Target, people: Iterable[Actor]) -> None:
    """Neither doer, nor recorder of a report, nor contractor."""
    barred = doers(target)
    for one in people:
        if _account_key(one) in barred or is_contractor(target, one.label):
            raise refused.DoerCannotConfirm(who=one.label)


def _holds(person: User, post: Post, day: date) -> bool:
    rows = Holding.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
    return rows.filter(user=person, post=post).exists()


def _account_key(actor: Actor) -> str:
    return str(actor.pk) if isinstance(actor, User) else ""
