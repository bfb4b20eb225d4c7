"""Ways to narrow a list that several rooms share: by area, by typed words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter
from tidtam.kit.search import found

MOST_CHOICES = 120


def area_filter(actor: Actor, asked: str, path: str = "area_id") -> Filter:
    """By one of the actor's areas; also by the area that a link asked for, when it is theirs.

    Districts where they can be overlooked; else provinces, and the districts of the one that is chosen.
    """
    here = Area.objects.open_to(actor, "view").filter(exists_until=None).order_by("sort_key")
    districts = here.filter(level=Level.DISTRICT)
    found = list(districts[: MOST_CHOICES + 1])
    if len(found) > MOST_CHOICES:
        chosen = districts.inside(asked[:2]) if asked.isascii() and asked.isdigit() else districts.none()
        found = [*here.filter(level=Level.PROVINCE), *chosen]
    choices = [(area.code, area.label) for area in found]
    if asked not in dict(choices) and asked.isascii() and asked.isdigit() and actor.may("view", asked):
        choices += [(area.code, area.label) for area in Area.objects.filter(pk=asked)]
    return Filter("area", _("Area"), choices, lambda rows, code: rows.filter(within(code, path)))


def words_filter(path: str = "", label: Any = None) -> Filter:
    """By what is typed, as kit.search finds it; `path` leads from the rows to what is searched."""
    return Filter("q", label or _("Search"), None, lambda rows, typed: found(rows, typed, path), seeks=True)
