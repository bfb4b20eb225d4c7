"""Work in the background, uploads, the mail outbox and receipts."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField


class OwnedQuerySet(models.QuerySet[Any]):
    """Rows that somebody started for an area: open to the one who did, and to who does `verb` in the area."""

    def open_to(self, actor: Actor, verb: str) -> Self:
        return self.filter(Q(owner_id=actor.pk) | reach_q(actor, verb, "area"))


class Job(models.Model):
    """One piece of work that a worker does, from its order to its result.

    area: code of what it is about, "" the country. payload: what the kind's function needs, keys not rows.
    task: the order that brings it to a worker. run: the mark of the attempt that is under way; whoever holds
    another mark has been replaced. beat_at, run_after: by the database's clock, which the demo does not turn.
    slot: "kind@day" of a scheduled job, so that each day has one. error: for its owner to read.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("In progress")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jobs"
    )
    area = CodeField(max_length=12, blank=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    cancel_requested = models.BooleanField(default=False)
    error = models.TextField(blank=True)
    result = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.CharField(max_length=200, blank=True)
    run = models.UUIDField(null=True, blank=True)
    task = models.UUIDField(null=True, blank=True)
    slot = models.CharField(max_length=100, null=True, blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    run_after = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot"], name="job_slot_once"),
            models.CheckConstraint(
                condition=Q(state="running", run__isnull=False) | (~Q(state="running") & Q(run__isnull=True)),
                name="job_run_while_running",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="job_owner_created"),
            models.Index(fields=["area", "-created_at"], name="job_area_created"),
            models.Index(fields=["state", "beat_at"], name="job_state_beat"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.pk])

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED, self.State.CANCELLED)


class Upload(models.Model):
    """A spreadsheet on its way in: read, shown, confirmed, written; or given up.

    file: what was sent, at least until the upload is over; discarded then where it may hold personal numbers.
    file_name, sha256, size (bytes): of that file, kept for good.
    said: what was answered beside the file, by the question's name.
    report: {"ignored": [headings], "notes": [text], "plan": hash of the plan that was shown, "error": text}.
    """

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        PREVIEW = "preview", _("Waiting for your confirmation")
        WRITING = "writing", _("Being written")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    OVER = (State.DONE, State.FAILED, State.CANCELLED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="uploads")
    area = CodeField(max_length=12, blank=True)
    kind = models.CharField(max_length=60)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(state__in=["done", "failed", "cancelled"]),
                name="upload_file_until_over",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="upload_owner_created"),
            models.Index(fields=["area", "-created_at"], name="upload_area_created"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:upload", args=[self.pk])


class UploadRow(models.Model):
    """One row of an upload as previewed; rows that change nothing and are taken whole are only counted.

    key, label: of the record. changes: [[heading, old, new]]; refusals: [[heading, value, reason]], which may
    cost the row or only a cell; cells: the row as it came, protected ones behind a mask; warnings: sentences
    about what a person should look at before confirming.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        REFUSED = "refused", _("Refused")

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    key = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=200, blank=True)
    changes = models.JSONField(default=list)
    refusals = models.JSONField(default=list)
    cells = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="upload_row_once")]
        indexes = [models.Index(fields=["upload", "state", "number"], name="upload_row_state")]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.number} {self.state}"


class Message(models.Model):
    """One e-mail in the outbox; `waiting` until a server (in the demo: a folder) has it.

    Once it is sent, the secrets of links in it are struck out here.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    attachments = models.ManyToManyField(File, related_name="+", blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"], name="message_state")]

    def __str__(self) -> str:
        return self.subject


class Receipt(models.Model):
    """The answer to something that a client may send again, by the id that the client made."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Worker(models.Model):
    """A worker process, as last seen; for the doctor, and to tell people when nobody works.

    seen_at: by the database's clock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.place
