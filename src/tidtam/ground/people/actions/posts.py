"""Every change to posts and to who holds them; what a post owns follows its holder by itself."""

import re
from datetime import date, timedelta

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people import problems
from tidtam.ground.people.actions.accounts import may_configure, overlapping
from tidtam.ground.people.models import Holding, Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, thai

CODE = re.compile(r"(?!new$)[a-z][a-z0-9-]{1,39}")


@transaction.atomic
def create_post(
    code: str, *, name_th: str, name_en: str = "", office_th: str = "", area: str, by: User | None
) -> Post:
    """A post that may own work; who holds it is another matter."""
    if not CODE.fullmatch(code):
        raise problems.NotAPostCode
    if Post.objects.filter(code=code).exists():
        raise problems.CodeTaken(code)
    if not Area.objects.filter(code=area).exists():
        raise problems.UnknownArea(area)
    may_configure(by, area)
    name = thai.clean(name_th)
    post = Post.objects.create(
        code=code,
        name_th=name,
        name_en=name_en.strip(),
        office_th=thai.clean(office_th),
        area_id=area,
        sort_key=thai.sort_key(name),
    )
    write(by, "people.create_post", _subject(post), area=area, summary=name)
    return post


@transaction.atomic
def hold(
    post: Post,
    user: User,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    acting: bool = False,
    by: User | None,
) -> Holding:
    """The person holds the post from today unless said otherwise; acting is รักษาราชการแทน.

    One person holds a post at a time; any number may act in it beside.
    """
    starts_on = starts_on or clock.today()
    if ends_on is not None and ends_on < starts_on:
        raise problems.EndsBeforeStart(starts_on)
    _lock(post, by)
    held = post.holdings.filter(user=user, acting=True) if acting else post.holdings.filter(acting=False)
    for other in held.select_related("user"):
        if overlapping([(other.starts_on, other.ends_on)], starts_on, ends_on):
            raise problems.PostHeld(other.user.label)
    holding = Holding.objects.create(
        post=post, user=user, starts_on=starts_on, ends_on=ends_on, acting=acting
    )
    user.__dict__.pop("current_posts", None)
    write(
        by,
        "people.act" if acting else "people.hold",
        _subject(post),
        area=post.area_id,
        summary=f"{post.name_th}: {user.label}",
        user=user.username,
        starts_on=str(starts_on),
        ends_on=str(ends_on or ""),
    )
    return holding


@transaction.atomic
def hand_over(post: Post, *, to: User, on: date | None = None, by: User | None) -> Holding:
    """From the day `on` the post is `to`'s: whoever held it or acted in it stops the day before.

    Owners, assignments and seats name the post, so what is open moves with this one step.
    """
    on = on or clock.today()
    _lock(post, by)
    still = post.holdings.exclude(ends_on__lt=on).select_related("user")
    for holding in still:
        if holding.acting and holding.starts_on >= on:
            continue  # an absence that was planned for later
        if not holding.acting and holding.user_id == to.pk:
            raise problems.SameHolder(to.label)
        if holding.starts_on >= on:
            raise problems.TooEarly(holding.user.label, holding.starts_on)
        holding.ends_on = on - timedelta(days=1)
        holding.save(update_fields=["ends_on"])
        holding.user.__dict__.pop("current_posts", None)
    before = [holding.user.username for holding in still if not holding.acting]
    holding = Holding.objects.create(post=post, user=to, starts_on=on)
    to.__dict__.pop("current_posts", None)
    write(
        by,
        "people.hand_over",
        _subject(post),
        area=post.area_id,
        summary=f"{post.name_th}: {to.label}",
        to=to.username,
        before=before,
        on=str(on),
    )
    return holding


@transaction.atomic
def end_holding(holding: Holding, *, on: date | None = None, by: User | None) -> None:
    """`on` is the last day, today unless said otherwise; without a successor the post stands empty after it."""
    on = on or clock.today()
    post = holding.post
    _lock(post, by)
    if on < holding.starts_on:
        raise problems.EndsBeforeStart(holding.starts_on)
    holding.ends_on = on
    holding.save(update_fields=["ends_on"])
    summary = f"{post.name_th}: {holding.user.label}"
    write(
        by,
        "people.end_holding",
        _subject(post),
        area=post.area_id,
        summary=summary,
        user=holding.user.username,
        on=str(on),
    )


def _lock(post: Post, by: User | None) -> None:
    """One change at a time to who holds a post; only by who looks after its area."""
    may_configure(by, post.area_id)
    Post.objects.select_for_update().get(pk=post.pk)


def _subject(post: Post) -> str:
    return f"people.post:{post.code}"
