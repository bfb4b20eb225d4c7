"""Distances as signs say them."""

from django.utils.translation import gettext as _

#: Roads are about so much longer than the straight line; an estimate, and told as one.
ROAD_FACTOR = 1.3


def expected_metres(straight: float) -> int:
    """What a road of that straight length is about, as signs say it: to 100 m, from 3 km to 500 m, from 10 to 1 km."""
    road = straight * ROAD_FACTOR
    step = 100 if road < 3000 else 500 if road < 10_000 else 1000
    return max(step, round(road / step) * step)


def in_words(metres: int) -> str:
    """ "500 ม.", "1.5 กม." """
    if metres < 1000:
        return _("%(number)s m") % {"number": metres}
    return _("%(number)s km") % {"number": f"{metres / 1000:.1f}".removesuffix(".0")}
