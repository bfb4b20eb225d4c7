"""The secret in a link. The database has its hash only: who reads the database cannot open the link."""

import hashlib
import secrets

BYTES = 18  # 144 bits: not to be guessed, and short enough for a QR that a worn paper still shows


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def print_of(token: str) -> str:
    """What the database knows the token by."""
    return hashlib.sha256(token.encode()).hexdigest()
