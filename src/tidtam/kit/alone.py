"""Pages that stand alone: opened by a secret in the address, without account, cookie or session.

They are exempt from the CSRF check: it guards what a browser would send by itself, and here nothing is. Whoever can
send a form to such an address knows its secret already. (With no-referrer browsers also hide the origin of a form,
which the check would refuse.)
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt

from tidtam.kit.http import HttpRequest, HttpResponseBase

SECRET = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
View = Callable[..., HttpResponseBase]
HEADERS = {**SECRET, "X-Robots-Tag": "noindex, nofollow, noarchive"}


def alone(view: View) -> View:
    """Open to whoever holds the address; found by no search engine, kept by nobody on the way."""

    @wraps(view)
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return csrf_exempt(login_not_required(answer))


Response = TypeVar("Response", bound=HttpResponseBase)


def unkept(response: Response) -> Response:
    """The same answer, kept nowhere on the way and told to no other page: it holds a secret address."""
    for name, value in SECRET.items():
        response[name] = value
    return response
