"""A village's link follows it to its new code; where that has one for the post already, its own is closed."""

from collections.abc import Mapping

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.work.villagers.models import VillageLink

FOLLOWED = [(VillageLink, "area")]  # by `follow`


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    for one in VillageLink.objects.filter(area__in=moves).order_by("pk"):
        there = VillageLink.objects.filter(area=moves[one.area_id], speaker=one.speaker, closed_at=None)
        if one.closed_at is None and there.exists():
            VillageLink.objects.filter(pk=one.pk).update(closed_at=clock.now())
        VillageLink.objects.filter(pk=one.pk).update(area=moves[one.area_id])
