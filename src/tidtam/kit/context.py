"""What every page shows around its content."""

from functools import cached_property
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.http import HttpRequest
from tidtam.kit.middleware import current_request_id
from tidtam.kit.navigation import Link, menu
from tidtam.kit.notice import notice

ON_PHONE = 4


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


def _where(name: str) -> str:
    """The address of a room that may not be there, "" then."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
