"""The keys that are stored beside an area's name, so that it sorts, is found and sounds right."""

from typing import Any

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai

#: What bulk writes must write together.
NAME_FIELDS = ("name_th", "name_en", "moo", "sort_key", "sound_key", "search_text")


def named(code: str, name_th: str, name_en: str = "", **more: Any) -> Area:
    """An area (not saved) with every key that follows from its code and name.

    The number of the village (หมู่) is the end of the code; names lose the level word, villages keep บ้าน.
    """
    level = Level(len(code))
    name_th, name_en = thai.clean(name_th), thai.clean(name_en)
    moo = int(code[-2:]) if level is Level.VILLAGE else None
    return Area(
        code=code,
        level=level,
        parent_id=code[:-2] if code else None,
        name_th=name_th,
        name_en=name_en,
        moo=moo,
        sort_key=thai.sort_key(name_th),
        sound_key=sound_key(name_th),
        search_text=thai.search_text(name_th, name_en, code, f"หมู่ {moo}" if moo else ""),
        **more,
    )


def sound_key(name: str) -> str:
    """How the bare name sounds: ต.หนองเม็ก, บ้านหนองเม็ก and หนองเม็ก sound alike."""
    return thai.sound_key(thai.bare_place(name))
