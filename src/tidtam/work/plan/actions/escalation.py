"""Changing who is told of what is overdue in a province, and after how many days."""

from collections.abc import Sequence

from django.db import transaction

from tidtam.ground.people.models import Post, User
from tidtam.ground.trail.actions import write
from tidtam.kit.access import within
from tidtam.work.plan import escalation_refusals as refusals
from tidtam.work.plan.models import EscalationLevel, EscalationStep
from tidtam.work.plan.queries.escalation import DISTRICT, Step, ladder

MOST_DAYS = 365


@transaction.atomic
def set_escalation(province: str, steps: Sequence[Step], *, by: User | None) -> bool:
    """Give the province these three steps, each later than the one below it; whether that changes anything.

    Refused: who is not of the whole province, days out of order, posts that nobody made.
    """
    if by is not None and not by.may("approve", province):
        raise refusals.NotTheProvince
    _check(province, steps)
    before = ladder(province)
    if tuple(steps) == before:
        return False
    for step in steps:
        EscalationStep.objects.update_or_create(
            province=province, level=step.level, defaults={"days": step.days, "post": step.post}
        )
    write(
        by,
        "plan.set_escalation",
        f"plan.escalation:{province}",
        area=province,
        summary=", ".join(f"{step.days} → {step.post}" for step in steps),
        before=[f"{step.days} → {step.post}" for step in before],
    )
    return True


def _check(province: str, steps: Sequence[Step]) -> None:
    if [step.level for step in steps] != list(EscalationLevel):
        raise ValueError("one step for each level, the lowest first")
    below = 0
    for step in steps:
        if not 1 <= step.days <= MOST_DAYS:
            raise refusals.DaysOutOfRange(field=f"{step.level}_days", most=MOST_DAYS)
        if step.days <= below:
            raise refusals.NotLater(field=f"{step.level}_days", below=below)
        below = step.days
        if not _is_post(province, step.post):
            raise refusals.NoSuchPost(field=f"{step.level}_post", post=step.post)


def _is_post(province: str, post: str) -> bool:
    posts = Post.objects.filter(within(province, "area_id"))
    if DISTRICT in post:
        first, _sign, rest = post.partition(DISTRICT)
        return posts.filter(code__startswith=f"{first}{province}", code__endswith=rest).exists()
    return posts.filter(code=post).exists()
