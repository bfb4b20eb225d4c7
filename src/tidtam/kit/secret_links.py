"""The secret in a link. The database has its hash only: who reads the database cannot open the link."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import models

from tidtam.kit import clock
from tidtam.kit.fields import CodeField

BYTES = 18  # 144 bits: not to be guessed, and short enough for a QR that a worn paper still shows


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def print_of(token: str) -> str:
    """What the database knows the token by."""
    return hashlib.sha256(token.encode()).hexdigest()


class SecretLink(models.Model):
    """What every link of this kind has.

    token_print: the hash of the token, which itself is only in the link. payload: what was typed so far, as typed.
    """

    token_print = CodeField(max_length=64, unique=True)
    payload = models.JSONField(default=dict)
    by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether it still leads anywhere."""
        return self.closed_at is None and self.expires_at > clock.now()

    @property
    def last_day(self) -> date:
        """The day at whose end it stops to work."""
        return clock.local(self.expires_at - timedelta(seconds=1)).date()

    def new_secret(self) -> str:
        """Give it another token, which is returned, this once; not saved."""
        token = new_token()
        self.token_print = print_of(token)
        return token
