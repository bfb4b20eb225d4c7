"""Links of villages: made for chosen ones, closed. The address is told once, to who made it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import Community
from tidtam.work.villagers import refusals
from tidtam.work.villagers.models import Speaker, VillageLink

AT_ONCE = 100
DAYS = 120


class Made(NamedTuple):
    """A link with its secret, which is told this once."""

    link: VillageLink
    token: str


@transaction.atomic
def make_links(codes: Iterable[str], speaker: str, *, by: Actor | None) -> list[Made]:
    """A link for the post in each of the villages; all or none. One that works already for it ends."""
    chosen = sorted(set(codes))
    if not chosen:
        raise refusals.NoneChosen
    if len(chosen) > AT_ONCE:
        raise refusals.TooMany(most=AT_ONCE)
    villages = Area.objects.filter(pk__in=chosen, community__in=Community.objects.all())
    found = list(villages.select_related("parent__parent").order_by("sort_key", "pk"))
    if len(found) != len(chosen) or not all(by is None or by.may("edit", one.code) for one in found):
        raise refusals.NotYourVillage
    post = Speaker(speaker)
    list(Area.objects.select_for_update().filter(pk__in=chosen).order_by("pk").values("pk"))
    for one in VillageLink.objects.filter(area__in=chosen, speaker=post, closed_at=None):
        _close(one, by=by)
    return [_made(area, post, by) for area in found]


def _made(area: Area, post: Speaker, by: Actor | None) -> Made:
    link = VillageLink(
        area=area,
        speaker=post,
        maker=str(by.pk) if isinstance(by, User) else "",
        by_label=by.label[:200] if by is not None else "",
        created_at=clock.now(),
        expires_at=clock.end_of(clock.today() + timedelta(days=DAYS)),
    )
    token = link.new_secret()
    link.save()
    _trail(link, "make_link", by)
    return Made(link, token)


@transaction.atomic
def close_link(link: VillageLink, *, by: Actor | None) -> None:
    """It leads nowhere from now on; what was answered by it stays."""
    kept = VillageLink.objects.select_for_update(of=("self",)).select_related("area").get(pk=link.pk)
    if by is not None and not by.may("edit", kept.area_id):
        raise refusals.NotYourVillage
    if kept.closed_at is None:
        _close(kept, by=by)


def _close(link: VillageLink, *, by: Actor | None) -> None:
    link.closed_at = clock.now()
    link.save(update_fields=["closed_at"])
    _trail(link, "close_link", by)


def _trail(link: VillageLink, verb: str, by: Actor | None) -> None:
    write(
        by,
        f"villagers.{verb}",
        f"villagers.villagelink:{link.pk}",
        area=link.area_id,
        summary=link.area.label,
        speaker=link.speaker,
    )
