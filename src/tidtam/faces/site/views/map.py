"""The map and the list beside it, which say the same; and what the map draws."""

import json

from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tidtam.faces.site import words
from tidtam.faces.site.queries import cards, places, shapes
from tidtam.faces.site.views.common import leaf
from tidtam.kit import http
from tidtam.kit.public import address, made_of
from tidtam.registers.tourism.models import Kind, Receives
from tidtam.registers.tourism.queries import public

PAGE = 30
DRAWN = 3  # provinces that are drawn for browsers without a map; more are listed only
KINDS = ("tourism.villagepage", "tourism.offer")


def map_page(request: HttpRequest) -> HttpResponse:
    """Villages by district, kind and month; without a script the drawn map and the list do the same."""
    asked = places.Asked.of(request.GET)
    made_of(request, *KINDS, "areas.boundary")
    districts = places.districts()
    provinces = {one.area.code[:2] for one in districts}
    part = leaf(request, places.asked_for(asked), asked.parts(), PAGE, whole=public.pages())
    content = {
        "asked": asked,
        "districts": districts,
        "kinds": Kind.choices,
        "months": list(enumerate(words.month_names(), start=1)),
        "leaf": part,
        "villages": cards.villages(part.rows),
        "drawing": shapes.drawing(provinces, districts) if 0 < len(provinces) <= DRAWN else None,
        "places": http.address(address("site:places"), asked.parts()),
        "shapes": address("site:shapes"),
        "village_address": address("site:village", "00000000"),
        "words": json.dumps({"kinds": _words(Kind), "receives": _words(Receives)}, ensure_ascii=False),
        "noindex": asked.is_anything or part.number > 1,
    }
    return render(request, "site/map.html", content)


def places_json(request: HttpRequest) -> JsonResponse:
    """GeoJSON of the same villages."""
    made_of(request, *KINDS)
    return _json(places.features(places.asked_for(places.Asked.of(request.GET))))


def shapes_json(request: HttpRequest) -> JsonResponse:
    """GeoJSON of the districts of the provinces in which a village is published."""
    made_of(request, *KINDS, "areas.boundary")
    provinces = {one.area.code[:2] for one in places.districts()}
    return _json(shapes.ground(provinces).collection((get_language() or "th")[:2]))


def _json(content: dict[str, object]) -> JsonResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


def _words(kinds: type[TextChoices]) -> dict[str, str]:
    return {str(value): str(label) for value, label in kinds.choices}
