"""One short number per request, the same in the log, on the error page and in the answer's headers."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

# No 0/O, 1/I/L: the number is read out over the telephone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

_current: ContextVar[str] = ContextVar("request_id", default="-")


def current_request_id() -> str:
    """The number of the request that is being answered, "-" outside of one."""
    return _current.get()


def draw_request_id() -> str:
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def request_id(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give every request its number; what a client sends as one is not believed."""

    def numbered(request: HttpRequest) -> HttpResponseBase:
        number = draw_request_id()
        token = _current.set(number)
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        response["X-Request-ID"] = number
        return response

    return numbered


class RequestIdFilter(logging.Filter):
    """Puts the number of the request on every line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
