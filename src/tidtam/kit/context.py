"""What every page shows around its content."""

from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from tidtam.kit import clock, public
from tidtam.kit.http import HttpRequest
from tidtam.kit.middleware import current_request_id
from tidtam.kit.navigation import Link, menu
from tidtam.kit.notice import notice

ON_PHONE = 4


class PublicLink(NamedTuple):
    """A way on from every public page. here: this page is it."""

    address: str
    title: str
    here: bool


class Frame:
    """The frame of one page; asks for nothing before a template does."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        self.request = request

    @cached_property
    def demo(self) -> bool:
        return clock.is_demo()

    @property
    def demo_words(self) -> str:
        """Thai stands on every page of the demo, in the English ones too."""
        return notice() if self.language == "en" else _("Demonstration data")

    @cached_property
    def today(self) -> Any:
        return clock.today()

    @cached_property
    def language(self) -> str:
        return (get_language() or "th")[:2]

    @cached_property
    def other_language(self) -> str:
        return "en" if self.language == "th" else "th"

    @property
    def other_language_name(self) -> str:
        """As its own readers call it."""
        return str(get_language_info(self.other_language)["name_local"])

    @cached_property
    def path(self) -> str:
        return self.request.get_full_path() if self.request else "/"

    @cached_property
    def language_url(self) -> str:
        return _where("people:language")

    @cached_property
    def logout_url(self) -> str:
        return _where("account_logout")

    @cached_property
    def profile_url(self) -> str:
        return _where("people:profile")

    @cached_property
    def home_url(self) -> str:
        return _where("desk:home") or "/"

    @cached_property
    def site_name(self) -> str:
        """Of the visitors' site, as the office named it."""
        thai, english = settings.SITE_NAMES
        return (english if self.language == "en" else thai) or _("Visit our communities")

    @property
    def site_words(self) -> str:
        return _("Villages that receive visitors, what they make and cook, and how to get there.")

    @cached_property
    def bare_address(self) -> str:
        """Of this page without what was asked."""
        return self.request.path if self.request else "/"

    @property
    def in_thai(self) -> str:
        return self._whole("th")

    @property
    def in_english(self) -> str:
        return self._whole("en")

    @property
    def canonical(self) -> str:
        return self._whole(self.language)

    @property
    def other_address(self) -> str:
        """This page, as it was asked for, in the other language."""
        return public.in_language(self.path, self.other_language)

    def _whole(self, language: str) -> str:
        found = public.ascii_address(public.in_language(self.bare_address, language))
        return public.whole(self.request, found) if self.request else found

    @cached_property
    def public_links(self) -> list[PublicLink]:
        return _public_links(
            self.bare_address,
            ("site:map", _("Map")),
            ("site:events", _("Events")),
            ("planner:plan", _("Plan a day")),
            ("goods:all", _("Products")),
            ("news:front", _("News")),
            ("site:search", _("Search")),
            ("site:kept", _("Kept for later")),
        )

    @cached_property
    def public_foot(self) -> list[PublicLink]:
        return _public_links(
            self.bare_address,
            ("journeys:routes", _("Routes")),
            ("places:centres", _("Information centres")),
            ("opendata:statistics", _("Statistics")),
            ("opendata:index", _("Open data")),
            ("opendata:tell", _("Tell us what is wrong")),
        )

    @cached_property
    def request_id(self) -> str:
        return current_request_id()

    @cached_property
    def signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user is not None and user.is_authenticated)

    @cached_property
    def menu(self) -> list[Link]:
        if not self.signed_in or self.request is None:
            return []
        return menu(self.request.user, self.request.path)

    @cached_property
    def dock(self) -> list[Link]:
        """The phone's bar."""
        return self.menu[:ON_PHONE]

    @cached_property
    def overflow(self) -> list[Link]:
        """What the phone's bar has no room for."""
        return self.menu[ON_PHONE:]


def page(request: HttpRequest) -> dict[str, Frame]:
    return {"frame": Frame(request)}


def _public_links(here: str, *named: tuple[str, str]) -> list[PublicLink]:
    """Those whose room is there."""
    found = ((public.address(name), title) for name, title in named)
    return [PublicLink(address, title, address == here) for address, title in found if address]


def _where(name: str) -> str:
    """The address of a room that may not be there, "" then."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
