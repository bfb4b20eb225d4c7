"""The keys that are stored beside a producer's or product's name: whatever writes the name writes these."""

from collections.abc import Collection
from typing import TypedDict

from tidtam.ground.areas.models import Area
from tidtam.kit import search, thai
from tidtam.kit.search import Keys


class NameKeys(TypedDict):
    """sort_key: its place in a Thai list; sound_key: of the name alone; search_text, sound_text: see kit.search."""

    sort_key: str
    sound_key: str
    search_text: str
    sound_text: str


#: What bulk writes of a name must write together.
KEY_FIELDS = tuple(NameKeys.__annotations__)


def place_keys(codes: Collection[str]) -> dict[str, Keys]:
    """What producers in these areas are found by besides their names: village, subdistrict, district, province.

    Two queries at most, whatever the number; English stands for the area itself only.
    """
    wanted = {code[:length] for code in codes for length in range(2, len(code) + 1, 2)}
    names = {code: (th, en) for code, th, en in _names(wanted)}
    made = {}
    for code in set(codes):
        above = [names[code[:length]][0] for length in range(len(code), 1, -2) if code[:length] in names]
        own = names[code][1] if code in names else ""
        made[code] = search.keys(*(thai.bare_place(name) for name in above), own)
    return made


def _names(codes: set[str]) -> list[tuple[str, str, str]]:
    if len(codes) > 500:  # a list that long is slower than the whole gazetteer
        return [row for row in Area.objects.values_list("code", "name_th", "name_en") if row[0] in codes]
    return list(Area.objects.filter(code__in=codes).values_list("code", "name_th", "name_en"))


def producer_keys(name_th: str, name_en: str, code: str, place: Keys) -> NameKeys:
    """Found by name, number and place. name_th: cleaned; place: from `place_keys`."""
    return _keys(name_th, search.joined(search.keys(name_th, code, name_en), place))


def product_keys(name_th: str, name_en: str, code: str) -> NameKeys:
    """Found by name and number. name_th: cleaned."""
    return _keys(name_th, search.keys(name_th, code, name_en))


def _keys(name: str, found_by: Keys) -> NameKeys:
    return {
        "sort_key": thai.sort_key(name),
        "sound_key": thai.sound_key(name)[:300],
        "search_text": found_by.text,
        "sound_text": found_by.sound,
    }
