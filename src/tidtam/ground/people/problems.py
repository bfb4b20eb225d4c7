"""What can be wrong with people, their grants and their posts; the edge turns it into messages."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import calendar


class PeopleProblem(ValidationError):
    """A change that was refused, in words for the person who tried it; field: the form's field it belongs to."""

    field = ""


class NameTaken(PeopleProblem):
    field = "username"

    def __init__(self, username: str) -> None:
        super().__init__(_("There is already a user called %(name)s.") % {"name": username})


class WeakPassword(PeopleProblem):
    """All that the rules have against it."""

    field = "password"


class NotAUsername(PeopleProblem):
    field = "username"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Write 3 to 40 small letters a to z, digits, dots, hyphens or underscores; begin with a letter."
            )
        )


class UnknownArea(PeopleProblem):
    field = "area"

    def __init__(self, code: str) -> None:
        super().__init__(_("There is no area with the code %(code)s.") % {"code": code})


class UnknownRole(PeopleProblem):
    field = "role"

    def __init__(self, role: str, known: str) -> None:
        super().__init__(
            _("There is no role %(role)s; known are %(known)s.") % {"role": role, "known": known}
        )


class EndNeeded(PeopleProblem):
    field = "ends_on"

    def __init__(self) -> None:
        super().__init__(_("An auditor's grant needs a last day."))


class EndsBeforeStart(PeopleProblem):
    field = "ends_on"

    def __init__(self, starts_on: date) -> None:
        super().__init__(
            _("The last day lies before the first, %(day)s.") % {"day": calendar.date_long(starts_on)}
        )


class GrantThere(PeopleProblem):
    field = "role"

    def __init__(self) -> None:
        super().__init__(_("This person already has this role in this area on these days."))


class PostHeld(PeopleProblem):
    field = "starts_on"

    def __init__(self, holder: str) -> None:
        super().__init__(
            _("%(holder)s holds the post on these days; hand it over instead.") % {"holder": holder}
        )


class SameHolder(PeopleProblem):
    field = "to"

    def __init__(self, holder: str) -> None:
        super().__init__(_("%(holder)s already holds the post.") % {"holder": holder})


class TooEarly(PeopleProblem):
    field = "on"

    def __init__(self, holder: str, since: date) -> None:
        super().__init__(
            _("%(holder)s holds the post only from %(day)s; choose a later day.")
            % {"holder": holder, "day": calendar.date_long(since)}
        )


class NotAPostCode(PeopleProblem):
    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Write small letters a to z, digits and hyphens, for instance cdd-4015."))


class NotYours(PeopleProblem):
    def __init__(self) -> None:
        super().__init__(_("This reaches beyond the area that you look after."))


class CodeTaken(PeopleProblem):
    field = "code"

    def __init__(self, code: str) -> None:
        super().__init__(_("There is already a post with the code %(code)s.") % {"code": code})


class LastAdministrator(PeopleProblem):
    def __init__(self) -> None:
        super().__init__(_("This is the last administrator; give the role to somebody else first."))
