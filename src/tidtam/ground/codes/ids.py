"""The signs of a code: seven of 32, the last one a check (Luhn modulo 32), so that a wrong sign or two swapped show.

Crockford's alphabet without i, l, o and u: O typed for 0 and I or L for 1 are understood.
"""

import re
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
DRAWN = 6  # a thousand million codes: two papers of a country hardly ever draw the same
_WRITTEN = re.compile(f"[{ALPHABET}]{{{DRAWN + 1}}}")
_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})


def draw() -> str:
    """A new one, not to be counted through."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(DRAWN))
    return body + check(body)


def read(typed: str) -> str:
    """The code that was typed or scanned; "" for what is none."""
    text = typed.strip().lower().replace("-", "").translate(_ALIKE)
    if not _WRITTEN.fullmatch(text) or check(text[:-1]) != text[-1]:
        return ""
    return text


def check(body: str) -> str:
    """The sign that makes the whole valid."""
    size, total = len(ALPHABET), 0
    for place, sign in enumerate(reversed(body)):
        value = ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]
