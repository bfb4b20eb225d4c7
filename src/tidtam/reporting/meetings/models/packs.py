"""The papers of a meeting as they were given out."""

import hashlib
import json

from django.db import models
from django.db.models import Q

from tidtam.ground.files.models import File
from tidtam.kit.fields import CodeField
from tidtam.reporting.meetings.models.meetings import Meeting


class Pack(models.Model):
    """A meeting's papers, frozen: the inputs, and the bytes that were given out with their hash.

    code: eight letters on every page, by which a paper is looked up; see `code_of`.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    version = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=400, blank=True)
    inputs = models.JSONField()
    code = CodeField(max_length=9)
    pdf = models.ForeignKey(File, models.PROTECT, related_name="+")
    html = models.ForeignKey(File, models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()
    frozen_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="pack_version_once"),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="pack_new_version_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["code"], name="pack_code")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.version}"


LETTERS = "abcdefghjkmnpqrs"
ABOUT_THE_CODE = frozenset({"reference", "check"})  # inputs that say the code, or where it is looked up


def code_of(inputs: dict[str, object]) -> str:
    """Eight letters that stand on every page of a paper: the same inputs have the same, others another."""
    own = {key: value for key, value in inputs.items() if key not in ABOUT_THE_CODE}
    digest = hashlib.sha256(json.dumps(own, ensure_ascii=False, sort_keys=True).encode()).digest()
    letters = "".join(LETTERS[byte % 16] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"
