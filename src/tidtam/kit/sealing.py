"""Short texts that must not be readable in the database: sealed, opened, and found again without opening.

The keys lie outside the database, in SEALING_KEYS or in the file SEALING_KEYS_FILE, one a line, newest first:
the newest seals, all of them open. From each key three are derived, one per use, so that none serves two.
"""

import base64
import hmac
import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

SHORTEST = 32
NONCE = 12
VERSION = "1"


class SealingProblem(Exception):
    """A text cannot be sealed or opened with the keys at hand; the text says what is missing."""


class KeysUnreadable(SealingProblem):
    """There is no key at all."""


class KeyMissing(SealingProblem):
    """The key by which the text was sealed is not among those at hand."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"sealed with key {key_id}, which is not among the keys; bring it back from a back-up"
        )
        self.key_id = key_id


class Broken(SealingProblem):
    """Not a sealed text, or one that was changed."""


class Key(NamedTuple):
    """id: names the key without telling anything of it."""

    id: str
    cipher: AESGCM
    printing: bytes


def seal(text: str) -> str:
    """The text encrypted with the newest key (AES-256-GCM), as "1.KEY.BASE64"; never twice the same."""
    key = ring()[0]
    nonce = os.urandom(NONCE)
    closed = nonce + key.cipher.encrypt(nonce, text.encode(), key.id.encode())
    return f"{VERSION}.{key.id}.{base64.urlsafe_b64encode(closed).decode()}"


def open_sealed(token: str) -> str:
    """What `seal` closed. `KeyMissing` where its key is gone, `Broken` where it is no longer what was written."""
    key_id = key_of(token)
    key = next((one for one in ring() if one.id == key_id), None)
    if key is None:
        raise KeyMissing(key_id)
    try:
        closed = base64.urlsafe_b64decode(token.rpartition(".")[2])
        return key.cipher.decrypt(closed[:NONCE], closed[NONCE:], key_id.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise Broken("a sealed text was changed and cannot be opened") from error


def key_of(token: str) -> str:
    """The id of the key that sealed it."""
    version, _dot, rest = token.partition(".")
    key_id, dot, _closed = rest.partition(".")
    if version != VERSION or not dot or not key_id:
        raise Broken("this is not a sealed text")
    return key_id


def fingerprint(text: str) -> str:
    """The same for the same text as long as the newest key is the same: HMAC-SHA256 in hex, 64 characters."""
    return hmac.digest(ring()[0].printing, text.encode(), "sha256").hex()


def fingerprints(text: str) -> list[str]:
    """The fingerprint by every key, newest first: what to look for while a change of keys is under way."""
    return [hmac.digest(key.printing, text.encode(), "sha256").hex() for key in ring()]


def ring() -> tuple[Key, ...]:
    """All keys, newest first; a changed file is read again by every process at its next question."""
    if settings.SEALING_KEYS:
        return _made(tuple(settings.SEALING_KEYS))
    path = settings.SEALING_KEYS_FILE
    try:
        state = os.stat(path)
        return _read(path, state.st_mtime_ns, state.st_size, state.st_ino)
    except (OSError, UnicodeDecodeError) as error:
        raise KeysUnreadable(f"{Path(path).name} cannot be read; bring it back from a back-up") from error


@lru_cache(maxsize=4)
def _read(path: str | Path, _changed: int, _size: int, _number: int) -> tuple[Key, ...]:
    return _made(tuple(line.strip() for line in Path(path).read_text().splitlines() if line.strip()))


@lru_cache(maxsize=4)
def _made(texts: tuple[str, ...]) -> tuple[Key, ...]:
    if not texts:
        raise KeysUnreadable("there is no key; bring it back from a back-up")
    if min(map(len, texts)) < SHORTEST:
        raise KeysUnreadable(f"a key has fewer than {SHORTEST} characters")
    return tuple(_key(text) for text in texts)


def _key(text: str) -> Key:
    def derived(use: str) -> bytes:
        return hmac.digest(text.encode(), f"tidtam {use}".encode(), "sha256")

    return Key(derived("id").hex()[:8], AESGCM(derived("seal")), derived("print"))
