"""From the outbox to a mail server; where there is none, and in the demo, into a folder that can be read."""

import os
import uuid
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from tidtam.ground.files import shelf
from tidtam.ground.jobs.actions.jobs import start
from tidtam.ground.jobs.models import Message
from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.kit.struck import struck

A_DAY = timedelta(days=1)


def deliver(message_id: uuid.UUID) -> None:
    """Send a message that waits; one that is sent is left alone. A second sending bears the same Message-ID."""
    message = Message.objects.get(pk=message_id)
    if message.state == Message.State.SENT:
        return
    message.attempts += 1
    message.save(update_fields=["attempts"])
    mail = _mail(message)
    if clock.is_demo() or not settings.EMAIL_HOST:
        _into_folder(message, mail)
        if not clock.is_demo():
            return  # it can be read there, and waits for a server
    else:
        mail.send()
    message.state, message.sent_at, message.error = Message.State.SENT, clock.now(), ""
    message.body, message.html = (
        struck(message.body),
        struck(message.html),
    )  # only who got it can open its links
    message.save(update_fields=["state", "sent_at", "error", "body", "html"])


def post_again() -> int:
    """Order the sending of what waits since yesterday, once there is a server; how many messages."""
    if clock.is_demo() or not settings.EMAIL_HOST:
        return 0
    waiting = Message.objects.filter(state=Message.State.WAITING, created_at__lt=clock.now() - A_DAY)
    for message in waiting:
        start("jobs.send", by=None, payload={"message": str(message.pk)})
    return len(waiting)


def _mail(message: Message) -> EmailMultiAlternatives:
    words = notice()
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    mail = EmailMultiAlternatives(
        subject=f"[{words}] {message.subject}" if words else message.subject,
        body=f"{words}\n\n{message.body}" if words else message.body,
        to=[message.to],
        headers={"Message-ID": f"<{message.pk}@{domain}>"},
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for file in message.attachments.all():
        mail.attach(file.name, shelf.path_of(file.sha256).read_bytes(), file.kind)
    return mail


def _into_folder(message: Message, mail: EmailMultiAlternatives) -> None:
    folder = Path(settings.HOME) / "outbox"
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    path = folder / f"{clock.local(message.created_at):%Y%m%d-%H%M%S}-{message.pk}.eml"
    half = path.with_suffix(f".{os.getpid()}")
    half.write_bytes(mail.message().as_bytes())
    half.replace(path)
