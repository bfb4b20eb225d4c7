"""What views of other rooms need of people: the request of somebody signed in, and a password asked again."""

from collections.abc import Callable
from typing import TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest

from tidtam.ground.people.models import User


class SignedIn(HttpRequest):
    user: User


View = TypeVar("View", bound=Callable[..., object])


def asks_password_again(view: View) -> View:
    """Whoever sends the form must have given the password in the last ten minutes; else it is asked for first."""
    return cast(View, reauthentication_required(allow_get=True)(view))
