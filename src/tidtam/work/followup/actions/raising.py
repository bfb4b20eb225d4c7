"""A finding of a visit becomes a matter that somebody has to do."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import now_of
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.work.followup import refusals, rules
from tidtam.work.followup.actions.chain import made
from tidtam.work.followup.models import Action, Answer, ItemAnswer
from tidtam.work.followup.queries.coverage import nearest_post


class Proposed(NamedTuple):
    """What the checklist says shall come of a finding; a post is None where there is none of that code."""

    what: str
    doer: Post | None
    follower: Post | None
    due_on: date
    severity: str


def proposed(finding: ItemAnswer) -> Proposed:
    """The matter as the item would have it. The follower is the post in which the visit was led, else the one assigned
    to the smallest area that holds the village; never the doer.
    """
    item, area = finding.item, finding.visit.area
    doer = Post.objects.filter(code=item.doer.replace("{district}", area.code[:4])).first()
    days = timedelta(days=item.due_days)
    words = f"{item.text}: {finding.note}" if finding.note else item.text
    return Proposed(
        what=words[:400],
        doer=doer,
        follower=_follower(finding, doer),
        due_on=max(clock.local(finding.visit.visited_at).date(), clock.today()) + days,
        severity=item.severity,
    )


@transaction.atomic
def raise_action(
    finding: ItemAnswer,
    *,
    what: str,
    doer: Post | None,
    follower: Post | None,
    due_on: date,
    severity: str,
    by: User,
) -> Action:
    """Put the finding on somebody's list, once. By who may assign in the village, and by who led or recorded the visit:
    whoever stood before it need not wait for an office.
    """
    finding = ItemAnswer.objects.select_for_update().get(pk=finding.pk)
    if finding.answer != Answer.NOT_FINE:
        raise refusals.NothingFound
    if not rules.may_raise(by, finding):
        raise refusals.NotEntitled
    if Action.objects.filter(finding=finding).exists():
        raise refusals.AlreadyRaised
    if doer is None:
        raise refusals.NobodyToDo
    if follower is None:
        raise refusals.NobodyToFollow
    visit = finding.visit
    return made(
        what=what,
        area=Area.objects.get(pk=now_of({visit.area_id}).get(visit.area_id, visit.area_id)),
        doer=doer,
        follower=follower,
        due_on=due_on,
        origin=f"{finding.item.checklist.name}: {finding.item.text}"[:200],
        origin_link=f"/desk/visits/{visit.pk}/",
        severity=severity,
        finding=finding,
        by=by,
    )


def _follower(finding: ItemAnswer, doer: Post | None) -> Post | None:
    visit = finding.visit
    if visit.leader_post is not None and visit.leader_post != doer:
        return visit.leader_post
    return nearest_post(visit.area_id, but=doer)
