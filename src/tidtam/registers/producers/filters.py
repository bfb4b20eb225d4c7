"""Ways to narrow a list that several rooms share: by area, by typed words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.lists import Filter
from tidtam.kit.search import found


def area_filter(actor: Actor, asked: str, path: str = "area_id") -> Filter:
    """By one of the actor's districts; also by the area that a link asked for, when it is theirs."""
    districts = Area.objects.open_to(actor, "view").filter(level=Level.DISTRICT, exists_until=None)
    choices = [(area.code, area.label) for area in districts.order_by("sort_key")]
    if asked not in dict(choices) and asked.isascii() and asked.isdigit() and actor.may("view", asked):
        choices += [(area.code, area.label) for area in Area.objects.filter(pk=asked)]
    return Filter("area", _("Area"), choices, lambda rows, code: rows.filter(within(code, path)))


def words_filter(path: str = "", label: Any = None) -> Filter:
    """By what is typed, as kit.search finds it; `path` leads from the rows to what is searched."""
    return Filter("q", label or _("Search"), None, lambda rows, typed: found(rows, typed, path))
