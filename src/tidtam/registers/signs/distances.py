"""Distances as signs say them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit.digits import to_arabic

#: Roads are about so much longer than the straight line; an estimate, and told as one.
ROAD_FACTOR = 1.3
MOST_METRES = 999_000
_DISTANCE = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*(กม\.?|km|ม\.?|m)?", re.IGNORECASE)


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


def read_distance(text: str) -> int | None:
    """Metres of "1.5 กม." or "500 ม."; a bare number is kilometres. None of nothing, ValidationError of the rest."""
    typed = to_arabic(text).strip()
    if not typed:
        return None
    found = _DISTANCE.fullmatch(typed)
    unit = (found[2] or "").rstrip(".").lower() if found else ""
    metres = round(float(found[1].replace(",", ".")) * (1 if unit in {"ม", "m"} else 1000)) if found else 0
    if not 0 < metres <= MOST_METRES:
        raise ValidationError(
            _("“%(value)s” is not a distance; expected one such as 1.5 กม. or 500 ม.") % {"value": typed[:40]}
        )
    return metres
