"""The words that signs are told in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

Point = tuple[float, float]


class Colour(models.TextChoices):
    BLUE = "blue", _("Blue")
    BROWN = "brown", _("Brown")
    WHITE = "white", _("White")
    BLACK = "black", _("Black")


class Owner(models.TextChoices):
    """Whose road it is; who may permit a sign there follows from it."""

    DOH = "doh", _("Department of Highways")
    RURAL = "rural", _("Department of Rural Roads")
    LOCAL = "local", _("Local administration")
    OTHER = "other", _("Other owner")


class Permission(models.TextChoices):
    NOT_ASKED = "", _("Permission not asked")
    ASKED = "asked", _("Permission asked")
    GRANTED = "granted", _("Permission granted")
    REFUSED = "refused", _("Permission refused")


class State(models.TextChoices):
    """How far a sign has come; see `Step` for the days."""

    PLANNED = "planned", _("In planning")
    PERMITTED = "permitted", _("Permitted")
    ORDERED = "ordered", _("Order placed")
    INSTALLED = "installed", _("Installed")
    INSPECTED = "inspected", _("Inspected")
    BROKEN = "broken", _("Broken")
    REMOVED = "removed", _("Removed")


class Arrow(models.TextChoices):
    NONE = "", _("No arrow")
    AHEAD = "ahead", _("Straight ahead")
    AHEAD_LEFT = "ahead_left", _("Ahead to the left")
    AHEAD_RIGHT = "ahead_right", _("Ahead to the right")
    LEFT = "left", _("To the left")
    RIGHT = "right", _("To the right")
    BACK = "back", _("Turn back")


#: What stands at the road, and may be read there.
STANDING = (State.INSTALLED, State.INSPECTED, State.BROKEN)
#: What may still be drawn anew: nothing was ordered.
OPEN = (State.PLANNED, State.PERMITTED)


def point_of(latitude: float | None, longitude: float | None) -> Point | None:
    """Both or none."""
    return None if latitude is None or longitude is None else (latitude, longitude)
