"""What the chain owes: actions by their doer, confirmations by their follower, visits by who looks after a village."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.models import Post
from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.assets.models import Asset, Inspection
from tidtam.registers.assets.queries import register
from tidtam.work.followup.models import UNFINISHED, Action, ActionState
from tidtam.work.followup.places import where
from tidtam.work.followup.queries.coverage import left_alone
from tidtam.work.followup.queries.villages import VillageVisits, village_visits
from tidtam.work.plan.queries.escalation import Reached, reached

ACTION, CONFIRM, VISIT, ASSIGN, BROKEN = "action", "confirm", "visit", "assign", "broken"
ASSIGN_DAYS = 14  # from the day on which nobody was left
NO_ACTION = UUID(int=0)


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {
        ACTION: _("To be done"),
        CONFIRM: _("To be confirmed"),
        VISIT: _("To be visited"),
        ASSIGN: _("To be assigned"),
        BROKEN: _("Broken, and nobody was asked to repair it"),
    }


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Unfinished actions, villages due for a visit, villages that nobody follows up and broken assets that nobody was
    asked to repair, within `area`, that `actor` may view.
    """
    today = today or clock.today()
    villages = village_visits(actor, area=area, today=today)
    nobodys = [village for village in villages if not village.post]
    return [
        *_of_actions(actor, area, today),
        *_of_villages(villages, today),
        *_of_nobodys(nobodys, today),
        *_of_broken(actor, area, today),
    ]


def _of_actions(actor: Actor, area: str, today: date) -> list[Due]:
    """Reported done is owed by the follower until a visit has said so; all else by the doer."""
    unfinished = (
        Action.objects.open_to(actor, "view")
        .filter(within(area, "area_id"))
        .unfinished()
        .select_related("area__parent__parent", "doer", "follower")
    )
    rows = list(unfinished)
    up = reached({(row.area_id, (today - row.due_on).days) for row in rows if row.due_on < today})
    address = reverse("followup:action", args=[NO_ACTION])  # resolved once: a province owes hundreds
    labels: dict[str, str] = {}
    found = []
    for action in rows:
        late_days, state = standing(action.due_on, today)
        waits = action.state == ActionState.REPORTED
        owes = action.follower if waits else action.doer
        if action.area_id not in labels:
            labels[action.area_id] = where(action.area)
        level, told, told_code = _told(up.get((action.area_id, late_days)))
        found.append(
            Due(
                kind=CONFIRM if waits else ACTION,
                what=action.what,
                area=action.area_id,
                area_label=labels[action.area_id],
                post=owes.name,
                post_code=owes.code,
                due=action.due_on,
                late_days=late_days,
                state=state,
                link=address.replace(str(NO_ACTION), str(action.key)),
                level=level,
                told=told,
                told_code=told_code,
            )
        )
    return found


def _told(up: Reached | None) -> tuple[str, str, str]:
    return ("", "", "") if up is None else (str(up.level.label), up.post, up.post_code)


def _visit_words(village: VillageVisits) -> str:
    if village.round:
        return _("Visit the village in the round “%(round)s”") % {"round": village.round}
    return _("Visit the village again") if village.last else _("Visit the village for the first time")


def _of_villages(villages: list[VillageVisits], today: date) -> list[Due]:
    """Those whose visit is near or late, or asked for by a running round: a village seen last week owes nothing."""
    found = []
    for village in villages:
        late_days, state = standing(village.due, today)
        if state == "going" and not village.round:
            continue
        found.append(
            Due(
                kind=VISIT,
                what=_visit_words(village),
                area=village.area.code,
                area_label=where(village.area),
                post=village.post or _("Nobody assigned"),
                post_code=village.post_code,
                due=village.due,
                late_days=late_days,
                state=state,
                link=f"{reverse('followup:visits')}?village={village.area.code}",
            )
        )
    return found


def _of_nobodys(villages: list[VillageVisits], today: date) -> list[Due]:
    """Owed by the district's post, counted from the day on which the last one ended, else the village joined."""
    if not villages:
        return []
    posts = district_posts({village.area.code[:4] for village in villages})
    since = left_alone([village.area for village in villages], today)
    found = []
    for village in villages:
        code = village.area.code
        due = since.get(code, village.joined_on) + timedelta(days=ASSIGN_DAYS)
        late_days, state = standing(due, today)
        post = posts.get(code[:4])
        found.append(
            Due(
                kind=ASSIGN,
                what=_("Assign a post that follows the village up"),
                area=code,
                area_label=where(village.area),
                post=post.name if post else _("District community development office"),
                post_code=post.code if post else "",
                due=due,
                late_days=late_days,
                state=state,
                link=f"{reverse('followup:new_assignment')}?area={code}",
            )
        )
    return found


def _of_broken(actor: Actor, area: str, today: date) -> list[Due]:
    """Found broken at the last inspection, and no matter was made of it, neither then nor since."""
    asked = Action.objects.filter(
        Q(state__in=UNFINISHED) | Q(created_at__gte=OuterRef("found_at")), asset=OuterRef("pk")
    )
    last = Inspection.objects.filter(asset=OuterRef("pk")).order_by("-inspected_on", "-recorded_at")
    rows = register(actor).filter(within(area, "area_id"), Q(("broken", True)))
    rows = rows.annotate(found_at=Subquery(last.values("recorded_at")[:1])).filter(~Exists(asked))
    assets = list(rows)
    posts = district_posts({asset.area_id[:4] for asset in assets}) if assets else {}
    return [_broken(asset, posts.get(asset.area_id[:4]), today) for asset in assets]


def _broken(asset: Asset, post: Post | None, today: date) -> Due:
    due = asset.seen_on + timedelta(days=ASSIGN_DAYS)  # type: ignore[attr-defined]
    late_days, state = standing(due, today)
    return Due(
        kind=BROKEN,
        what=_("Have it repaired: %(asset)s") % {"asset": asset.name},
        area=asset.area_id,
        area_label=where(asset.area),
        post=post.name if post else _("District community development office"),
        post_code=post.code if post else "",
        due=due,
        late_days=late_days,
        state=state,
        link=reverse("assets:asset", args=[asset.key]),
    )
