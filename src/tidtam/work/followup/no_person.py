"""Text in which no person's number may stand: this room keeps posts, never persons."""

import re

from stdnum.th import pin

from tidtam.kit.digits import to_arabic
from tidtam.kit.thai import clean, clean_lines
from tidtam.work.followup import refusals

_BETWEEN = re.compile(r"[\s\-\u2010-\u2015.]")
_THIRTEEN = re.compile(r"(?<![0-9])[1-8](?:[\s\-.\u2010-\u2015]?[0-9]){12}(?![0-9])")


def no_person(text: str, field: str, *, lines: bool = False) -> str:
    """The tidied text, as one line or with its lines; refused where a personal number stands in it, in whichever
    digits and groups."""
    text = clean_lines(text) if lines else clean(text)
    for found in _THIRTEEN.finditer(to_arabic(text)):
        if pin.is_valid(_BETWEEN.sub("", found[0])):
            raise refusals.PersonsNumber(field=field)
    return text
