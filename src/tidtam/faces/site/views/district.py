"""A district: its villages, what they offer and the festivals to come."""

from collections.abc import Sequence
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tidtam.faces.site import structured
from tidtam.faces.site.queries import cards
from tidtam.faces.site.views.common import leaf
from tidtam.ground.areas.maps import Dot, MapCell, subdistrict_map
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.public import address, made_of
from tidtam.registers.tourism.models import VillagePage
from tidtam.registers.tourism.queries import public

PAGE = 24
AHEAD = timedelta(days=120)
EVENTS = 6


def district(request: HttpRequest, code: str) -> HttpResponse:
    """Every published village of it; a district without any is there, and says so."""
    area = Area.objects.existing().filter(code=code, level=Level.DISTRICT).select_related("parent").first()
    if area is None:
        raise Http404
    made_of(request, "tourism.villagepage", "tourism.offer", f"areas.area:{code}")
    rows = public.pages().filter(within(code, "community__area_id")).order_by("community__area__sort_key")
    part = leaf(request, rows, {}, PAGE, whole=public.pages())
    today = clock.today()
    inside = within(code, "page__community__area_id")
    steps = [(_("Home"), address("site:home"))]
    content = {
        "district": area,
        "villages": cards.villages(part.rows),
        "leaf": part,
        "events": cards.happenings(public.happenings(public.coming(today, today + AHEAD, inside)[:EVENTS])),
        "map": _drawn(area, part.rows) if part.rows else "",
        "steps": steps,
        "facts": {
            "@graph": [
                {"@type": "TouristDestination", "name": area.label, "identifier": code},
                structured.crumbs(request, [*steps, (area.label, address("site:district", code))]),
            ]
        },
    }
    return render(request, "site/district.html", content)


def _drawn(area: Area, pages: Sequence[VillagePage]) -> str:
    """Its subdistricts, and its villages as dots that lead on."""
    dots = [
        Dot(page.point[0], page.point[1], page.area.label, address("site:village", page.code))
        for page in pages
        if page.point
    ]
    cells: dict[str, MapCell] = {}
    return subdistrict_map(area.code, cells, _("Villages of %(place)s") % {"place": area.label}, dots=dots)
