"""Who is asking, for the frame of every page: asks the database for nothing before a template does."""

from functools import cached_property
from typing import Any

from tidtam.ground.people.models import Holding, User
from tidtam.kit.http import HttpRequest


class Person:
    """The person at the screen, in words; empty for a stranger."""

    def __init__(self, user: Any) -> None:
        self.user: User | None = user if isinstance(user, User) and user.is_authenticated else None

    @cached_property
    def roles(self) -> list[str]:
        """The names of the roles held today."""
        if self.user is None:
            return []
        return list(dict.fromkeys(grant.get_role_display() for grant in self.user.current_grants))

    @cached_property
    def scope(self) -> str:
        """The areas that today's grants open, as a person writes them."""
        if self.user is None:
            return ""
        return ", ".join(dict.fromkeys(grant.area.label for grant in self.user.current_grants))

    @cached_property
    def posts(self) -> list[Holding]:
        """The posts held today, own ones before acting ones."""
        if self.user is None:
            return []
        return list(self.user.holdings.in_force().select_related("post").order_by("acting", "post__sort_key"))


def person(request: HttpRequest) -> dict[str, Person]:
    # A lazy user becomes a User only when looked at: strangers' pages without a session cost nothing.
    user = getattr(request, "user", None)
    return {
        "person": Person(
            getattr(user, "_wrapped", user) if user is not None and user.is_authenticated else None
        )
    }
