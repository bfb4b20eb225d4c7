"""Grants and posts follow their area to its new code."""

from collections.abc import Mapping

from tidtam.ground.people.models import Grant, Post
from tidtam.kit.actor import Actor

FOLLOWS = [(Post, "area")]
FOLLOWED = [(Grant, "area")]  # by `follow`


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """Who holds the same grant in the area that takes over keeps that one."""
    for grant in Grant.objects.filter(area__in=moves).order_by("pk"):
        new = moves[grant.area_id]
        twins = Grant.objects.filter(user=grant.user_id, role=grant.role, area=new, starts_on=grant.starts_on)
        if not twins.exists():
            Grant.objects.filter(pk=grant.pk).update(area=new)
