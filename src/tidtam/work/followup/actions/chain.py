"""An action's life from the desk: made, put off, dropped; reporting and visits stand beside."""

from datetime import date, datetime, timedelta

from django.db import transaction

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import Post, User
from tidtam.kit import calendar, clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.registers.assets.models import Asset
from tidtam.work.followup import refusals, rules
from tidtam.work.followup.actions.steps import step, taken, trail
from tidtam.work.followup.models import Action, ActionState, ItemAnswer, Severity
from tidtam.work.plan.models import WorkItem, WorkLevel

FARTHEST = timedelta(days=5 * 366)


@transaction.atomic
def create_action(
    *,
    what: str,
    area: Area,
    work_item: WorkItem | None,
    doer: Post,
    follower: Post,
    due_on: date,
    origin: str = "",
    origin_link: str = "",
    severity: str = Severity.MODERATE,
    asset: Asset | None = None,
    by: User,
    at: datetime | None = None,
) -> Action:
    """Ask one village for one thing: a post does it, another follows it up, by one day.

    A work item of districts (its information centre, its routes) may be asked of a district instead.
    `by` needs the verb assign in the village. at: when it was decided (the meeting's instant), now by default.
    """
    if area.level != Level.VILLAGE and not _is_for_districts(work_item, area):
        raise refusals.NotAVillage(area=area.label)
    if not by.may("assign", area.code):
        raise refusals.NotEntitled
    return made(
        what=what,
        area=area,
        work_item=work_item,
        doer=doer,
        follower=follower,
        due_on=due_on,
        origin=origin,
        origin_link=origin_link,
        severity=severity,
        asset=asset,
        by=by,
        at=at,
    )


def made(
    *,
    what: str,
    area: Area,
    doer: Post,
    follower: Post,
    due_on: date,
    origin: str,
    origin_link: str,
    severity: str,
    by: Actor,
    work_item: WorkItem | None = None,
    finding: ItemAnswer | None = None,
    asset: Asset | None = None,
    at: datetime | None = None,
) -> Action:
    """The action with its first step; who may make it here, the caller has asked."""
    at = at or clock.now()
    what = clean(what)
    if not what:
        raise refusals.NothingSaid
    if doer == follower:
        raise refusals.SamePost
    if asset is not None and _is_asked_for(asset):
        raise refusals.AssetAsked(asset=asset.name)
    _due_in_range(due_on, clock.local(at).date())
    action = Action.objects.create(
        what=what,
        area=area,
        work_item=work_item,
        doer=doer,
        follower=follower,
        due_on=due_on,
        origin=origin,
        origin_link=origin_link,
        severity=Severity(severity),
        finding=finding,
        asset=asset,
        created_at=at,
    )
    step(action, ActionState.OPEN, by=by, at=at, note=origin)
    trail(
        action,
        "create",
        by=by,
        due=due_on.isoformat(),
        doer=doer.name_th,
        follower=follower.name_th,
        origin=origin,
        severity=str(action.severity),
    )
    return action


@transaction.atomic
def change_due(action: Action, *, due_on: date, reason: str, by: User) -> Action:
    """Move the due date, with the reason on record; not before the day the action was made, not by who does it."""
    action, reason = taken(action), clean(reason)
    _settles(action, reason, by)
    _due_in_range(due_on, clock.local(action.created_at).date())
    before, action.due_on = action.due_on, due_on
    action.save(update_fields=["due_on"])
    step(action, action.state, by=by, at=clock.now(), note=reason, due_on=due_on)
    trail(action, "change_due", by=by, before=before.isoformat(), after=due_on.isoformat(), reason=reason)
    return action


@transaction.atomic
def drop(action: Action, *, reason: str, by: User) -> Action:
    """Close what no longer has to happen; it stays on record with the reason. Not by who does it."""
    action, reason = taken(action), clean(reason)
    _settles(action, reason, by)
    step(action, ActionState.DROPPED, by=by, at=clock.now(), note=reason)
    trail(action, "drop", by=by, reason=reason)
    return action


def _settles(action: Action, reason: str, by: User) -> None:
    """Who may move or drop it, and that a reason is given. Not the doer: what is overdue would else end quietly."""
    if not by.may("assign", action.area_id):
        raise refusals.NotEntitled
    if rules.did_it(by, action):
        raise refusals.DoerCannotSettle
    if action.is_closed:
        raise refusals.Closed
    if not reason:
        raise refusals.ReasonMissing


def _is_asked_for(asset: Asset) -> bool:
    """Whether a matter of it is unfinished; the asset is held until the transaction ends."""
    held = Asset.objects.select_for_update().get(pk=asset.pk)
    return Action.objects.filter(asset=held).unfinished().exists()


def _is_for_districts(work_item: WorkItem | None, area: Area) -> bool:
    return area.level == Level.DISTRICT and work_item is not None and work_item.level == WorkLevel.DISTRICT


def _due_in_range(due_on: date, start: date) -> None:
    if due_on < start:
        raise refusals.DueBeforeStart(start=calendar.date_short(start))
    if due_on > start + FARTHEST:
        raise refusals.DueTooFar
