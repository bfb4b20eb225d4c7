"""Reasons that stay in the trail for ever: a sentence, and nothing in it by which the person would be known."""

import re

from tidtam.ground.privacy import phones
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.refusals import ReasonMissing, ReasonNames
from tidtam.kit import thai
from tidtam.kit.digits import to_arabic

LEAST = 5
MOST = 300
_TITLE = re.compile(r"^(?:นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|mrs?\.?|miss|ms\.?)\s*", re.IGNORECASE)
_MANY_DIGITS = re.compile(r"\d(?:[\s-]?\d){6,}")


def clean(typed: str, person: Person | None = None) -> str:
    """The reason as it is kept; refused when it is missing, or holds a long number or the person's name."""
    told = thai.clean(typed)[:MOST]
    if len(told) < LEAST:
        raise ReasonMissing
    if _MANY_DIGITS.search(to_arabic(told)):
        raise ReasonNames
    if person is not None and any(part in told.casefold() for part in _parts(person)):
        raise ReasonNames
    return told


def _parts(person: Person) -> list[str]:
    """What somebody would be known by: the words of the name without its title, mail and LINE."""
    name = _TITLE.sub("", person.name_th.casefold())
    words = [word for word in name.split() if len(word) >= 3]
    return [
        *words,
        *(told.casefold() for told in (person.email, person.line_id, phones.shown(person.phone)) if told),
    ]
