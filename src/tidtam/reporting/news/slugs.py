"""Addresses of articles: readable, in Thai too, stable."""

import re

from tidtam.kit import thai
from tidtam.kit.digits import to_arabic

MOST = 80  # characters; a Thai one is nine in an address
FORM = re.compile(r"[0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e]+(?:-[0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e]+)*")
RESERVED = frozenset({"new", "feed", "atom"})
_OTHER = re.compile(r"[^0-9a-z\u0e01-\u0e3a\u0e40-\u0e4e]+")
_MARK = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")


def of(title: str) -> str:
    """The slug of a title: letters and digits, "-" between; cut where a word ends, never between letter and mark."""
    whole = _OTHER.sub("-", to_arabic(thai.clean(title)).casefold()).strip("-")
    if len(whole) <= MOST:
        return whole
    cut = whole[: MOST + 1].rpartition("-")[0]
    if len(cut) < MOST // 3:
        end = MOST
        while end > 1 and _MARK.match(whole[end]):
            end -= 1
        cut = whole[:end]
    return cut.strip("-")


def is_slug(text: str) -> bool:
    return bool(FORM.fullmatch(text)) and len(text) <= MOST + 4 and not _MARK.match(text)
