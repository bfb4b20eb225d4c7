"""What every change of a target shares: hold it, settle what its reports come to, leave its trail."""

from typing import Any

from django.db.models import Q

from tidtam.ground.people.models import Holding, User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, money, thai
from tidtam.kit.actor import Actor
from tidtam.work.plan.models import Contract, Target, TargetRevision
from tidtam.work.plan.proof import tally

KEPT = ("step", "reached", "sent_back", "photos_near", "photos_all", "confirmers")


def held_target(target: Target) -> Target:
    """The target as it stands now, held until the transaction ends."""
    rows = Target.objects.select_for_update(of=("self",)).select_related("item__programme", "area", "node")
    return rows.get(pk=target.pk)


def settle(target: Target, by: Actor | None) -> None:
    """Bring the target to what its reports and confirmations say; done once it is proved, open again once it is not.

    Until it is done, a confirmation of somebody who meanwhile came to do the work counts no more; what had proved it
    stays right when the post goes to another later.
    """
    was_done = target.done_on is not None
    if not was_done:
        _bar(target)
    found = tally(
        target,
        list(target.reports.order_by("pk")),
        list(target.confirmations.order_by("pk")),
        list(target.photos.order_by("pk")),
    )
    for name in KEPT:
        setattr(target, name, getattr(found, name))
    if not found.proves(target):
        target.done_on = None
    elif not was_done:
        target.done_on = clock.today()
    target.save(update_fields=[*KEPT, "share", "done_on", "reported_on"])
    if target.done_on is not None and not was_done:
        trail(target, "target_done", by=by, photos=target.photos_all, confirmers=target.confirmers)
    elif was_done and target.done_on is None:
        trail(target, "target_reopened", by=by)


def _bar(target: Target) -> None:
    barred = doers(target)
    for one in target.confirmations.filter(barred=False):
        if {one.person, one.recorder} & barred or is_contractor(target, one.who):
            one.barred = True
            one.save(update_fields=["barred"])


def doers(target: Target) -> set[str]:
    """Accounts that answered for the work at any time, or ever reported it."""
    posts = TargetRevision.objects.filter(target=target).values("responsible")
    since = clock.local(target.recorded_at).date()
    holders = Holding.objects.filter(Q(ends_on=None) | Q(ends_on__gte=since), post__in=posts)
    holders = holders.filter(starts_on__lte=clock.today())
    reporters = target.reports.exclude(by=None).values_list("by_id", flat=True)
    return {str(pk) for pk in (*reporters, *holders.values_list("user_id", flat=True))}


def is_contractor(target: Target, name: str) -> bool:
    """Whether somebody bears the name of who carries it out, or ever did: as the target says, or a contract of its
    line for that place.
    """
    asked = list(target.revisions.all())
    over = [target.area_id[:digits] for digits in (2, 4, 6, 8) if digits <= len(target.area_id)]
    lines = {one.node_id for one in asked if one.node_id}
    contracts = Contract.objects.filter(node__in=lines, places__area__in=over)
    names = {one.contractor for one in asked} | {one.contractor for one in contracts}
    return thai.search_text(name) in {thai.search_text(one) for one in names if one}


def trail(target: Target, verb: str, *, by: Actor | None, **detail: Any) -> None:
    write(
        by,
        f"plan.{verb}",
        f"plan.target:{target.key}",
        area=target.area_id,
        summary=summary(target),
        **detail,
    )


def summary(target: Target) -> str:
    return f"{target.item.name_th} {target.area.label}"


def account(actor: Actor | None) -> User | None:
    return actor if isinstance(actor, User) else None


def told(target: Target) -> dict[str, Any]:
    return {
        "quantity": target.quantity,
        "budget": money.text(target.money),
        "budget_code": target.node.code if target.node is not None else "",
        "starts_on": target.starts_on.isoformat(),
        "due": target.due_on.isoformat(),
        "responsible": target.responsible.name_th,
        "contractor": target.contractor,
    }
