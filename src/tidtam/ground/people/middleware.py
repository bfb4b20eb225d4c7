"""Each request in the language of the person who asks, whole, and no larger than that person may send."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation

from tidtam.kit.views import bad_request, too_large


def body_size(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Files come from people who are logged in, and not without end.

    Without this a stranger's form would be written to disk whole before anything looks at it.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        said = request.META.get("CONTENT_LENGTH") or "0"
        size = int(said) if said.isascii() and said.isdigit() else 0
        if size > settings.BODY_LIMIT or (
            size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            and not request.user.is_authenticated
            and not _looks_first(request)
        ):
            return too_large(request)
        return get_response(request)

    return answer


def _looks_first(request: HttpRequest) -> bool:
    """Whether what answers here reads nothing before it has seen by the secret in the address who sends it."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return bool(getattr(view, "looks_before_it_reads", False))


def whole_address(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """No address of ours holds a zero byte; PostgreSQL refuses one wherever it would be looked up."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return get_response(request)

    return answer


def person(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The profile's language; strangers get the one they chose here, else Thai.

    What the browser asks for is not followed: many offices run an English one and read Thai.
    """
    known = dict(settings.LANGUAGES)

    def answer(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            chosen = request.user.language
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        return get_response(request)

    return answer
