"""What was typed into a search box."""

import re
from typing import NamedTuple

from tidtam.kit import digits, thai
from tidtam.kit.search.keys import Keys

ANYWHERE = 3  # characters from which on a word is found wherever it stands
BY_SOUND = 4  # letters of its sound from which on a word is found by that, too

_KIND_APART = re.compile(
    r"(?:^|(?<=\s))(หมู่บ้าน|บ้าน|ตำบล|อำเภอ|จังหวัด|แขวง|เขต|ต\.|อ\.|จ\.)\s+(?=\S)",
)


class Word(NamedTuple):
    """One word that must be found.

    text: bare, in lower case, with Arabic digits. whole: with the kind of place before it, where that was
    typed and what it is of is too short to be found within a word (บ้านนา); else "". sound: "" when the word
    is not looked for by its sound.
    """

    text: str
    whole: str
    sound: str

    @property
    def anywhere(self) -> bool:
        return len(self.text) >= ANYWHERE


def words(typed: str) -> list[Word]:
    """The words, each once; ต.หนองเม็ก, "ต. หนองเม็ก" and หนองเม็ก ask for the same."""
    line = _KIND_APART.sub(r"\1", digits.to_arabic(thai.clean(typed)).casefold())
    return list(dict.fromkeys(_word(part) for part in line.split()))


def _word(part: str) -> Word:
    bare = thai.bare_place(part)
    sound = thai.sound_key(bare) if thai.is_thai(bare) else ""
    whole = part if part != bare and len(bare) < ANYWHERE else ""
    return Word(bare, whole, sound if len(sound) >= BY_SOUND else "")


def stands_in(asked: list[Word], row: Keys) -> bool:
    """Whether every word is found in the row, for lists that are not the database's. row.text: as it is written."""
    return all(
        (word.text in row.text if word.anywhere else f" {word.text}" in f" {row.text}")
        or bool(word.whole and word.whole in row.text)
        or bool(word.sound and word.sound in row.sound)
        for word in asked
    )
