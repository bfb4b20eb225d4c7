"""Pages for everybody: Thai at `/`, English at `/en/`, the same for whoever asks.

A public page reads neither cookie nor session, so that one copy of it serves all. What it was made from is told by
`made_of`: a change of any of that drops the kept copy (every change writes the trail; the trail names its subject).
"""

from collections.abc import Callable, Iterable
from functools import wraps
from types import ModuleType
from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.urls import NoReverseMatch, URLPattern, URLResolver, include, path, reverse
from django.utils import translation
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.kit.http import HttpRequest, HttpResponseBase
from tidtam.kit.site import site

ENGLISH = "en"
THAI = "th"
_UNDER = f"/{ENGLISH}"
View = Callable[..., HttpResponseBase]


def language_of(path_info: str) -> str:
    """The language that an address asks for: en under /en/, else th."""
    return ENGLISH if path_info == _UNDER or path_info.startswith(f"{_UNDER}/") else THAI


def public(view: View, *, posts: bool = False) -> View:
    """Open to everybody, in the language of its address; takes a form only where it says so.

    `request.made_of` then holds the subjects that the view names; the answer carries them as `made_of`, and only an
    answer that does (200, to a GET) may be kept for the next reader.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request.path_info)
        made: set[str] = set()
        request.made_of = made  # type: ignore[attr-defined]
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = view(request, *args, **kwargs)
        response["Content-Language"] = language
        if made and request.method in {"GET", "HEAD"} and response.status_code == 200:
            response.made_of = frozenset(made)  # type: ignore[attr-defined]
        return response

    guarded = require_http_methods(["GET", "HEAD", "POST"])(answer) if posts else require_safe(answer)
    return login_not_required(guarded)


def made_of(request: HttpRequest, *subjects: str) -> None:
    """Tell what this page was made from: "room.model:key" for a record, "room.model" for any of a kind."""
    request.made_of.update(subjects)  # type: ignore[attr-defined]


def made_of_each(request: HttpRequest, kind: str, keys: Iterable[Any]) -> None:
    """The same for many records of one kind ("room.model")."""
    made_of(request, *(f"{kind}:{key}" for key in keys))


def address(name: str, *args: Any, language: str | None = None, **kwargs: Any) -> str:
    """The address of a public page in the language of this page, or in the one asked for.

    "" where no room has that name: a link to it is left out then.
    """
    try:
        found = reverse(name, args=args or None, kwargs=kwargs or None)
    except NoReverseMatch:
        return ""
    return in_language(found, language or (translation.get_language() or THAI)[:2])


def in_language(address: str, language: str) -> str:
    """The same public address in that language; both languages share everything after /en."""
    bare = address[len(_UNDER) :] if language_of(address) == ENGLISH else address
    bare = bare or "/"
    return f"{_UNDER}{bare}" if language == ENGLISH else bare


def public_paths(module: str) -> list[URLPattern | URLResolver]:
    """A room's `public_urls` twice: Thai at the root, English under /en/; its names lead to the Thai ones."""
    room: ModuleType | Any = import_string(f"{module}.urlpatterns")
    name: str = import_string(f"{module}.app_name")
    return [
        path("", include((room, name), namespace=name)),
        path(f"{ENGLISH}/", include((room, name), namespace=f"{name}-{ENGLISH}")),
    ]


def whole(request: HttpRequest, address: str) -> str:
    """With scheme and host, as feeds, maps of the site and share cards need it."""
    return f"{site().rstrip('/')}{address}" if site() else request.build_absolute_uri(address)


def ascii_address(address: str) -> str:
    """Thai letters escaped, for headers and XML."""
    return quote(address, safe="/:?#[]@!$&'()*+,;=%")
