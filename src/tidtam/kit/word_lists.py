"""Words of the programme's lists as people write them in a cell: the code, the name, another spelling."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import thai
from tidtam.kit.tables import Row

_UNSAID = re.compile(r"[\s./,()\-–\"“”']")
SEPARATORS = re.compile(r"[;,\n]+")
NAMED = 8  # words that a refusal names


def form(word: str) -> str:
    """A word as compared: without spaces and signs, in lower case."""
    return _UNSAID.sub("", thai.clean(word)).casefold()


class Words:
    """One list. entries: (code, words that mean it), the first of which is shown."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        self.shown: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._typed: dict[str, str] = {}  # as people wrote it, once it was understood
        for code, words in entries:
            self.shown[code] = words[0]
            for word in (code, *words):
                self._codes.setdefault(form(word), code)

    def code(self, typed: str) -> str:
        """ "" of nothing; ValidationError with the words there are."""
        if not typed:
            return ""
        found = self._typed.get(typed)
        if found is None and (found := self._codes.get(form(typed))) is not None:
            self._typed[typed] = found
        if found is None:
            known = ", ".join(list(self.shown.values())[:NAMED])
            raise ValidationError(_("“%(word)s” is not in the list; expected one of: %(known)s")
                                  % {"word": typed[:60], "known": known})  # fmt: skip
        return found

    def codes(self, typed: str) -> list[str]:
        """Several in one cell, each once, in the order of the list."""
        found = {self.code(word.strip()) for word in SEPARATORS.split(typed) if word.strip()}
        return [code for code in self.shown if code in found]

    def word(self, code: str | None) -> str:
        return self.shown.get(code or "", code or "")

    def words(self, codes: Sequence[str] | None) -> str:
        return "; ".join(self.word(code) for code in codes or ())


def of_list(rows: Iterable[Any]) -> Words:
    """Rows with code, name_th, name_en and, where they have them, aliases."""
    return Words((row.pk, [row.name_th, row.name_en, *getattr(row, "aliases", ())]) for row in rows)


def of_choices(choices: Iterable[tuple[str, Any]], also: Mapping[str, Sequence[str]] | None = None) -> Words:
    """The words of a closed set, in the reader's language, with other spellings."""
    return Words((code, [str(label), *(also or {}).get(code, ())]) for code, label in choices)


def read(row: Row, column: str, words: Words) -> str:
    """The code of what stands in the cell; "" of nothing, and of a word that is not in the list: that is refused."""
    typed = row.values.get(column) or ""
    try:
        return words.code(typed)
    except ValidationError as error:
        row.refuse(column, typed, " ".join(error.messages))
        return ""
