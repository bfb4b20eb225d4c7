"""The words by which a resolution is found, from its own text and from the places that it asked something of."""

from typing import Any

from tidtam.ground.areas.models import Level
from tidtam.kit.search import Keys, keys

MOST = 6000  # characters: a resolution's text is no name


def words_of(reference: str, meeting: str, text: str, *, what: str = "", area: Any = None) -> Keys:
    """Of the resolution itself; with what and area, of one matter. Only places are also found by their sound."""
    places = []
    while area is not None and len(area.code) >= Level.DISTRICT:
        places += [area.name_th, area.name_en, area.code]
        area = area.parent
    return Keys(keys(*places, what, meeting, reference, text, most=MOST).text, keys(*places).sound)
