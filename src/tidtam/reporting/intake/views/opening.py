"""Who asks, and the paper they may see: a committee's secretary; to everybody else there is no such page."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from tidtam.ground.people.models import User
from tidtam.kit.access import reach_q
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.meetings.models import Committee


def person(request: HttpRequest) -> User:
    """The signed-in person; every view of this room stands behind login_required."""
    assert isinstance(request.user, User)
    return request.user


def secretary(request: HttpRequest) -> tuple[User, QuerySet[Committee]]:
    """With the committees whose secretary it is."""
    user = person(request)
    if not user.reach("secretary"):
        raise Http404
    return user, Committee.objects.filter(reach_q(user, "secretary")).order_by("code")


def opened(request: HttpRequest, key: UUID) -> Intake:
    rows = Intake.objects.open_to(person(request), "secretary").select_related("committee", "meeting", "file")
    return get_object_or_404(rows, key=key)
