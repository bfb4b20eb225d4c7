"""Who asks."""

from django.http import HttpRequest

from tidtam.ground.people.models import User


def person(request: HttpRequest) -> User:
    """The signed-in person; every view of this room stands behind login_required."""
    assert isinstance(request.user, User)
    return request.user
