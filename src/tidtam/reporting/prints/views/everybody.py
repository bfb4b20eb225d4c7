"""The brochures that everybody may fetch: of villages that are published now, and of their districts."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from tidtam.ground.areas.models import Area, Level
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.gathered import Grounds, district_brochure, village_brochure
from tidtam.reporting.prints.papers import Form, brochure
from tidtam.reporting.prints.views.answers import pdf


def village(request: HttpRequest, code: str) -> HttpResponseBase:
    """Three folds, in the language of the address."""
    page = get_object_or_404(public.pages(), community__area=code)
    language = get_language() or "th"
    facts = village_brochure(page, language, Grounds())
    return pdf(request, brochure(facts, Form()), f"brochure-{code}-{language}.pdf", open_to_all=True)


def district(request: HttpRequest, code: str) -> HttpResponseBase:
    """The same of a district with a published village; nothing of one without."""
    area = get_object_or_404(Area.objects.select_related("parent"), code=code, level=Level.DISTRICT)
    language = get_language() or "th"
    facts = district_brochure(area, language, Grounds())
    if facts is None:
        raise Http404
    return pdf(request, brochure(facts, Form()), f"brochure-{code}-{language}.pdf", open_to_all=True)
