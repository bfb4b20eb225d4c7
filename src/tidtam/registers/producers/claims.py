"""Words of health in what is told of products; which words these are is data (`ClaimWord`).

Thai is looked through without its spaces and unseen characters, so that รัก ษา is found too; other scripts word by word,
from a word's beginning.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tidtam.kit import thai
from tidtam.registers.producers.models import ClaimWord
from tidtam.registers.producers.standard_lists import our_lists

_THAI = re.compile("[\u0e00-\u0e7f]")
_BETWEEN = re.compile(r"[\s.\-_*·,/|]+")


@dataclass(frozen=True)
class Words:
    """The list as it stands, read once for many texts."""

    thai: re.Pattern[str] | None
    other: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def found(self, text: str) -> list[str]:
        """The words that stand in a text, each once, as they stand in the list."""
        if not text:
            return []
        cleaned = thai.clean(text.replace("\n", " ")).casefold()
        whole = _BETWEEN.sub("", cleaned)
        if self.unless is not None:
            whole, cleaned = self.unless.sub(" ", whole), self.unless.sub(" ", cleaned)
        hits = self.thai.findall(whole) if self.thai else []
        hits += self.other.findall(cleaned) if self.other else []
        return list(dict.fromkeys(hits))


def words() -> Words:
    """The words now; those that tidtam comes with where an office has none, for silence would show everything."""
    kept = list(ClaimWord.objects.values_list("name_th", "name_en", "aliases", "unless"))
    if not kept:
        kept = [
            (row["name_th"], row["name_en"], row["aliases"], row["unless"]) for row in our_lists()["claims"]
        ]
    written = tuple(
        one for thai_word, english, aliases, _unless in kept for one in (thai_word, english, *aliases)
    )
    return _made(written, tuple(one for *_rest, unless in kept for one in unless))


@lru_cache(maxsize=4)
def _made(written: tuple[str, ...], unless: tuple[str, ...]) -> Words:
    plain = [thai.clean(one).casefold() for one in written if one.strip()]
    of_thai = [_BETWEEN.sub("", one) for one in plain if _THAI.search(one)]
    others = [one for one in plain if not _THAI.search(one)]
    harmless = [_BETWEEN.sub("", thai.clean(one).casefold()) for one in unless if one.strip()]
    return Words(
        _any_of(of_thai),
        _any_of(others, before=r"(?<!\w)"),
        _any_of(harmless),
    )


def _any_of(those: Iterable[str], before: str = "") -> re.Pattern[str] | None:
    """The longest first, so that the longest is named."""
    ordered = sorted(set(those), key=lambda one: (-len(one), one))
    return re.compile(before + "(" + "|".join(map(re.escape, ordered)) + ")") if ordered else None


def digest(text: str) -> str:
    """Of exactly this text."""
    return hashlib.sha256(text.encode()).hexdigest()
