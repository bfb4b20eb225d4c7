"""Who may do what in the chain; asked by the actions, and by the screens for their buttons."""

from datetime import date

from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import may_at
from tidtam.ground.people.models import Holding, Post, User
from tidtam.kit import clock
from tidtam.work.followup.models import (
    Action,
    ActionState,
    Assignment,
    HandedAction,
    ItemAnswer,
    Round,
    Step,
    Visit,
)


def holds(user: User, post: Post | int, first: date, last: date | None = None) -> bool:
    """Whether the user held the post on any day from `first` to `last` (the same day by default)."""
    return (
        Holding.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first), user=user, post=post)
        .filter(starts_on__lte=last or first)
        .exists()
    )


def did_it(user: User, action: Action) -> bool:
    """Whether this person did the work: held the doer's post at any time since the action was made, or one that
    did it before a hand-over, or ever reported it done, on whoever's behalf.
    """
    before = HandedAction.objects.filter(action=action, part=HandedAction.Part.DOER)
    doers = [action.doer_id, *before.values_list("hand_over__giver", flat=True)]
    made_on = clock.local(action.created_at).date()
    return (
        any(holds(user, post, made_on, clock.today()) for post in doers)
        or Step.objects.filter(
            action=action, state=ActionState.REPORTED, by=user, due_on__isnull=True
        ).exists()
    )


def may_report(user: User, action: Action) -> bool:
    """The doer's post today, or an officer with edit in the area, on its behalf."""
    return action.doer_id in user.current_posts or user.may("edit", action.area_id)


def visiting_posts(area: Area, day: date) -> list[Post]:
    """The posts that look after the village on that day: assigned to it, or following up something in it."""
    assigned = Assignment.objects.on(day).over(area.code).values("post_id")
    following = Action.objects.filter(area=area).unfinished().values("follower_id")
    return list(Post.objects.filter(Q(pk__in=assigned) | Q(pk__in=following)).order_by("sort_key"))


def may_visit(user: User, area: Area, day: date | None = None) -> bool:
    """The verb visit in the area, or a post that looks after the village."""
    if user.may("visit", area.code):
        return True
    day = day or clock.today()
    return any(holds(user, post, day) for post in visiting_posts(area, day))


def may_raise(user: User, finding: ItemAnswer) -> bool:
    """Make a matter of what a visit found: the verb assign there, or who led or recorded the visit."""
    visit = finding.visit
    return user.pk in (visit.leader_id, visit.recorded_by_id) or may_at(user, "assign", [visit.area_id])


def somebody_else(user: User, visit: Visit) -> bool:
    """Neither who led the visit nor who recorded it."""
    return user.pk not in (visit.leader_id, visit.recorded_by_id)


def may_change_round(user: User, round: Round) -> bool:
    """The verb assign at every village of it, while it runs."""
    codes = round.villages.kept().values_list("area_id", flat=True)
    return round.closed_on is None and all(user.may("assign", code) for code in codes)


def leaders(area: Area, day: date) -> list[Holding]:
    """Who held a visiting post on that day, one row each: whom a visit may be recorded for."""
    return list(
        Holding.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
        .filter(post__in=visiting_posts(area, day), user__is_active=True)
        .select_related("user", "post")
        .order_by("post__sort_key", "pk")
    )


def post_there(user: User, area: Area, day: date) -> Post | None:
    """For which of their posts the person was there, where one of them looks after the village."""
    held = Holding.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day, user=user
    )
    posts = [one.post for one in held.select_related("post").order_by("post__sort_key", "pk")]
    there = {post.pk for post in visiting_posts(area, day)} if posts and user.is_active else ()
    return next((post for post in posts if post.pk in there), None)
