"""Who may come in by an address for ODK Collect, and how it is answered: XML, with OpenRosa's headers."""

import logging
from collections.abc import Callable
from functools import wraps

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.http import http_date
from django.utils.translation import gettext as _

from tidtam.faces.odk import openrosa, queries
from tidtam.kit import clock
from tidtam.kit.alone import alone

ACCEPTS = 30_000_000  # bytes of one post: a photo as large as can be taken, and the form; Collect sends more in several
WAIT = 15  # seconds until a phone that could not be served asks again
SUCCESS, FAILURE = "submit_success", "submit_error"
View = Callable[..., HttpResponseBase]
log = logging.getLogger(__name__)


def door(view: View) -> View:
    """Answers whoever holds an open address: 403 without one, 400 where it does not say that it speaks OpenRosa, 503
    with when to come again where the database has no room."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, **kwargs: str) -> HttpResponseBase:
        try:
            response = _answered(view, request, token, kwargs)
        except OperationalError as error:
            log.warning("no room: %s", error)
            response = said(_("The system has no room just now; it is tried again."), 503)
            response["Retry-After"] = str(WAIT)
        response["X-OpenRosa-Version"] = "1.0"
        response["X-OpenRosa-Accept-Content-Length"] = str(ACCEPTS)
        response["Date"] = http_date(clock.now().timestamp())
        return response

    answer.looks_before_it_reads = True  # type: ignore[attr-defined] # the address, before any of what is sent
    return alone(answer)


def _answered(view: View, request: HttpRequest, token: str, kwargs: dict[str, str]) -> HttpResponseBase:
    user = queries.holder(token)
    if user is None:
        return said(_("This address is not open (any longer); ask for a new one on the desk."), 403)
    with translation.override(user.language or "th"):
        if request.headers.get("X-OpenRosa-Version") != "1.0":
            return said(
                _("This address answers programmes that speak OpenRosa 1.0, such as ODK Collect."), 400
            )
        return view(request, user, token, **kwargs)


def said(words: str, status: int) -> HttpResponse:
    """Words for the phone's screen."""
    return xml(openrosa.said(words, SUCCESS if status < 300 else FAILURE), status)


def xml(content: str, status: int = 200) -> HttpResponse:
    return HttpResponse(content, status=status, content_type="text/xml; charset=utf-8")
