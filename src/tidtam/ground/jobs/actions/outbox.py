"""The one way by which e-mail leaves."""

from collections.abc import Iterable

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions.jobs import start
from tidtam.ground.jobs.models import Message
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean


@transaction.atomic
def send(
    to: str,
    subject: str,
    body: str,
    *,
    html: str = "",
    attachments: Iterable[File] = (),
    by: Actor | None = None,
) -> Message:
    """Put one e-mail into the outbox; a worker sends it once the surrounding transaction is committed."""
    message = Message(to=to, subject=clean(subject)[:300], body=body, html=html, created_at=clock.now())
    message.full_clean(exclude=["html"])
    message.save(force_insert=True)
    message.attachments.set(attachments)
    write(by, "jobs.send", f"jobs.message:{message.pk}", summary=message.subject)
    start("jobs.send", by=None, payload={"message": str(message.pk)})
    return message
