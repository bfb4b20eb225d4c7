"""What a row is found by: its words as they are written and as they sound, stored beside the names they are of."""

from typing import NamedTuple

from tidtam.kit import thai

MOST = 600  # characters of either

# PostgreSQL's trigrams end a word at a tone mark, as at a comma, and would hardly find ผ้า. In an indexed column
# a letter that no Thai text holds stands for each of them.
_MARKS = str.maketrans("็่้๊๋์ํ๎", "ሀለሐመሠረሰሸ")


class Keys(NamedTuple):
    """text: the words in lower case, cleaned, places also bare, as `indexable` writes them; sound: how they sound."""

    text: str
    sound: str


def keys(*parts: str, most: int = MOST) -> Keys:
    """The keys of a row that is called by these names, numbers and places; the weightiest first.

    most: characters of either that are kept.
    """
    text = thai.search_text(*parts)
    return _short(Keys(indexable(text), _sounds(text)), most)


def joined(*known: Keys) -> Keys:
    """One row's keys from keys made before: places repeat, and to make keys takes longer than to join them."""
    return _short(
        Keys(" ".join(k.text for k in known if k.text), " ".join(k.sound for k in known if k.sound))
    )


def indexable(text: str) -> str:
    """The text as an indexed column holds it: every mark a letter."""
    return text.translate(_MARKS)


def _sounds(text: str) -> str:
    """How each Thai word sounds; one that another one holds is heard in that one."""
    heard: list[str] = []
    for word in text.split():
        if thai.is_thai(word):
            sound = thai.sound_key(word)
            if sound and not any(sound in other for other in heard):
                heard.append(sound)
    return " ".join(heard)


def _short(made: Keys, most: int = MOST) -> Keys:
    return Keys(made.text[:most].rstrip(), made.sound[:most].rstrip())
