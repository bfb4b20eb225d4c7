"""Assignments, rounds and actions follow their area to its new code; a visit stays where it was made."""

from collections.abc import Mapping

from tidtam.kit.actor import Actor
from tidtam.work.followup.models import Action, Assignment, RoundVillage

FOLLOWS = [(Action, "area")]
FOLLOWED = [(Assignment, "area"), (RoundVillage, "area")]  # by `follow`


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """A post that is assigned to both, and a round that asks for both, keep the one of the area that takes over."""
    for one in Assignment.objects.filter(area__in=moves).order_by("pk"):
        twins = Assignment.objects.filter(post=one.post_id, area=moves[one.area_id], starts_on=one.starts_on)
        if not twins.exists():
            Assignment.objects.filter(pk=one.pk).update(area=moves[one.area_id])
    for village in RoundVillage.objects.filter(area__in=moves).order_by("pk"):
        there = RoundVillage.objects.filter(round=village.round_id, area=moves[village.area_id])
        if not there.exists():
            RoundVillage.objects.filter(pk=village.pk).update(area=moves[village.area_id])
