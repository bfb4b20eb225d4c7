"""Who asks, and the meeting they may see; outside of what is theirs there is no such page."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tidtam.ground.people.models import User
from tidtam.reporting.meetings.models import Meeting


def person(request: HttpRequest) -> User:
    """The signed-in person; every view of this room stands behind login_required."""
    assert isinstance(request.user, User)
    return request.user


def opened(request: HttpRequest, body: str, year: int, number: int, verb: str = "read_papers") -> Meeting:
    rows = Meeting.objects.open_to(person(request), verb).select_related("committee__area", "chair")
    return get_object_or_404(rows, committee__code=body, year=year, number=number)
