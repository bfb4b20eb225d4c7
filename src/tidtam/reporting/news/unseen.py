"""Text from strangers without the tricks that are not seen: turned directions, empty letters, towers of marks."""

import re
import unicodedata

from tidtam.kit import thai

MOST_MARKS = 2  # on one letter; Thai ones are put right by `thai.clean`
_EMPTY = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\ufffc")
_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_MANY_LINES = re.compile(r"\n{3,}")


def line(text: str) -> str:
    """One line."""
    return thai.clean(_seen(text.replace("\n", " ").replace("\r", " ").replace("\t", " ")))


def lines(text: str) -> str:
    """Several lines."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _MANY_LINES.sub("\n\n", thai.clean_lines(_seen(kept))).strip()


def _seen(text: str) -> str:
    made: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        if letter in _EMPTY or "\ufe00" <= letter <= "\ufe0f" or (kind in _DROPPED and letter not in "\n\t"):
            continue
        if kind in {"Mn", "Me"} and not "\u0e00" <= letter <= "\u0eff":
            marks += 1
            if marks > MOST_MARKS:
                continue
        else:
            marks = 0
        made.append(letter)
    return "".join(made)
