"""Finding what a page is about, within what its reader may do; outside it is not there."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from tidtam.ground.people.http import SignedIn
from tidtam.kit.calendar import parse_month_code
from tidtam.registers.communities.models import Community


def opened(request: SignedIn, code: str) -> Community:
    """The village of the programme, where the reader may view it."""
    rows = Community.objects.open_to(request.user, "view").select_related("area__parent__parent")
    return get_object_or_404(rows, area=code)


def month_of(text: str) -> date:
    """The month in an address; one that is none is not there."""
    try:
        return parse_month_code(text)
    except ValidationError:
        raise Http404 from None


def sees_any(request: SignedIn) -> bool:
    """Whether the reader sees any village of the programme."""
    return bool(request.user.reach("view")) or Community.objects.open_to(request.user, "view").exists()
