"""E-mail: put into the outbox with its transaction, sent by the worker, in the demo into a folder."""

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from tidtam.ground.files.actions import store
from tidtam.ground.jobs import outbox, worker
from tidtam.ground.jobs.actions import send
from tidtam.ground.jobs.models import Job, Message
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return tmp_path


def letters(home: Path) -> list[Any]:
    return [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((home / "outbox").glob("*.eml"))
    ]


def test_in_the_demo_mail_is_a_letter_in_a_folder_that_says_so(home: Path) -> None:
    clock.set_demo(home, date(2018, 7, 27))
    paper = store(b"%PDF-1.7 \n", name="ระเบียบวาระ.pdf", by=None)
    message = send("officer@example.go.th", "ระเบียบวาระ\nการประชุม", "เรียนทุกท่าน", attachments=[paper])
    worker.work_all()
    (letter,) = letters(home)
    assert letter["Subject"].strip() == "[ข้อมูลสมมติ (demonstration data)] ระเบียบวาระ การประชุม"
    assert letter["Message-ID"].startswith(f"<{message.pk}@")
    assert "ข้อมูลสมมติ" in letter.get_body().get_content()
    assert [part.get_filename() for part in letter.iter_attachments()] == ["ระเบียบวาระ.pdf"]
    assert Message.objects.get().state == Message.State.SENT


def test_without_a_server_letters_can_be_read_and_wait_for_one(
    home: Path, settings: Any, mailoutbox: list[Any]
) -> None:
    send("a@example.go.th", "เรื่อง", "ความ")
    worker.work_all()
    assert len(letters(home)) == 1
    assert Message.objects.get().state == Message.State.WAITING
    settings.EMAIL_HOST = "mail.example.go.th"
    Message.objects.update(created_at=clock.now() - timedelta(days=2))
    assert outbox.post_again() == 1
    worker.work_all()
    assert [mail.to for mail in mailoutbox] == [["a@example.go.th"]]
    assert Message.objects.get().state == Message.State.SENT


def test_a_server_that_does_not_answer_is_asked_again_and_the_letter_marked_in_the_end(
    settings: Any, monkeypatch: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.go.th"

    def down(self: object) -> None:
        raise SMTPServerDisconnected("away")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", down)
    send("a@example.go.th", "เรื่อง", "ความ")
    for _attempt in range(6):
        worker.work_all()
        DBTaskResult.objects.update(run_after=Now())
    message = Message.objects.get()
    assert (message.state, message.attempts) == (Message.State.FAILED, 6)
    assert message.error


def test_a_letter_that_is_sent_is_not_sent_again(settings: Any, mailoutbox: list[Any]) -> None:
    settings.EMAIL_HOST = "mail.example.go.th"
    message = send("a@example.go.th", "เรื่อง", "ความ", html="<p>ความ</p>")
    outbox.deliver(message.pk)
    worker.work_all()
    assert len(mailoutbox) == 1
    assert mailoutbox[0].alternatives[0][0] == "<p>ความ</p>"


@pytest.mark.parametrize("to", ["not an address", "a@b.th\nBcc: x@y.th"])
def test_an_address_that_is_none_is_refused(to: str) -> None:
    with pytest.raises(ValidationError):
        send(to, "เรื่อง", "ความ")
    assert not Job.objects.exists()
