"""What a machine notices of a comment; it decides nothing, a person does."""

import hashlib
import re

from tidtam.kit.digits import to_arabic
from tidtam.reporting.news.models import Hint

_LINK = re.compile(
    r"https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|net|org|info|biz|co|in\.th|co\.th|me|io|xyz|top|site|online|shop|vip|link|bet)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d)0\d(?:[\s-]?\d){7,8}(?!\d)|\bline\b|ไลน์|@[a-z0-9_.]{4,}", re.IGNORECASE)
_RUN = re.compile(r"(\S)\1{7,}|(\S{2,20})(?:\s*\2){4,}")
_LETTERS = re.compile(r"[^\w\u0e30-\u0e4e]+|_")
MOST_SIGNS = 0.4  # of a longer text
LONG = 20


def text_print(text: str) -> str:
    """The same for the same words, whatever stands between them; "" where there are none."""
    letters = _LETTERS.sub("", to_arabic(text).casefold())
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def of(name: str, text: str, *, words: list[str], seen_before: bool) -> list[str]:
    """The codes of what was noticed. words: suspicious ones, in lower case."""
    both = f"{name}\n{to_arabic(text)}".casefold()
    unusual = sum(
        not (letter.isalnum() or letter.isspace() or "\u0e00" <= letter <= "\u0e7f") for letter in text
    )
    noticed = [
        (Hint.LINK, bool(_LINK.search(both))),
        (Hint.NUMBER, bool(_NUMBER.search(both))),
        (Hint.WORD, any(word in both for word in words)),
        (Hint.SAME, seen_before),
        (Hint.RUNS, bool(_RUN.search(text))),
        (Hint.SIGNS, len(text) > LONG and unusual > len(text) * MOST_SIGNS),
    ]
    return [hint.value for hint, there in noticed if there]
