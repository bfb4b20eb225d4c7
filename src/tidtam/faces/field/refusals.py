"""What cannot be taken from a phone, in words for its screen."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Damaged(ValidationError):
    """Not what the phone said that it would send; it starts anew."""

    def __init__(self) -> None:
        super().__init__(_("The photo did not arrive as it was sent; it is sent again."), code="damaged")


class Unannounced(ValidationError):
    """Size or hash do not say what a photo can be."""

    def __init__(self) -> None:
        super().__init__(
            _("A photo is announced with its size, up to 25 MB, and its hash."), code="unannounced"
        )


class NotAllHere(ValidationError):
    """A visit names photos that have not arrived; it is kept on the phone until they have."""

    def __init__(self) -> None:
        super().__init__(_("Some photos have not arrived yet."), code="not_all_here")
