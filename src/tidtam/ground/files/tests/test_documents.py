"""Documents: kept by their content, whole or not at all, and only what they say they are."""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tidtam.ground.files import actions, shelf
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File, Kind
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture(autouse=True)
def shelf_of_its_own(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


def test_a_document_stands_under_its_hash_and_leaves_a_trail() -> None:
    file = actions.store(PDF, name="../แผน.PDF", by=None)
    assert (file.name, file.kind, file.size) == ("แผน.pdf", Kind.PDF, len(PDF))
    assert shelf.path_of(file.sha256).read_bytes() == PDF
    assert Entry.objects.get().subject == f"files.file:{file.pk}"


def test_the_same_content_is_kept_once_for_two_rows() -> None:
    first, second = (actions.store(PDF, name=name, by=None) for name in ("a.pdf", "b.pdf"))
    assert first.pk != second.pk
    assert first.sha256 == second.sha256
    assert [path.name for path in Path(settings.MEDIA_ROOT).glob("??/*")] == [first.sha256]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + bytes(100), "plan.pdf"),
        (b"<script>alert(1)</script>", "page.html"),
        (b"PK\x03\x04" + bytes(60), "broken.xlsx"),
        (b"\x89PNG\r\n\x1a\n", "a.csv"),
        (b"", "empty.csv"),
    ],
)
def test_what_is_not_a_document_is_refused_and_leaves_nothing(content: bytes, name: str) -> None:
    with pytest.raises(actions.FileProblem):
        actions.store(content, name=name, by=None)
    assert not File.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(settings: object) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024  # type: ignore[attr-defined]
    upload = SimpleUploadedFile("a.csv", b"a,b\n" * 300_000)
    with pytest.raises(actions.FileProblem, match="1"):
        actions.store(upload, name="a.csv", by=None)


def lost(content: bytes) -> Path:
    """A file whose row went with the transaction of the record that should have owned it."""
    with transaction.atomic():
        file = actions.store(content, name="lost.pdf", by=None)
        transaction.set_rollback(True)
    return shelf.path_of(file.sha256)


def aged(path: Path) -> None:
    day_ago = time.time() - shelf.KEPT_UNKNOWN_SECONDS - 60
    os.utime(path, (day_ago, day_ago))


def test_the_sweep_takes_what_no_row_knows_and_only_that() -> None:
    kept = actions.store(PDF, name="kept.pdf", by=None)
    unowned = lost(PDF + b"lost")
    fresh = shelf.path_of("ab" * 32)
    fresh.parent.mkdir(exist_ok=True)
    fresh.write_bytes(b"being stored this moment")
    left = Path(settings.MEDIA_ROOT) / "drafts" / "left"
    left.write_bytes(b"half")
    for path in (shelf.path_of(kept.sha256), unowned, left):
        aged(path)
    assert actions.sweep() == 2
    assert shelf.path_of(kept.sha256).exists()
    assert fresh.exists()
    assert not unowned.exists()
    assert not left.exists()


def test_content_that_comes_again_is_new_to_the_sweep() -> None:
    aged(lost(PDF))
    again = actions.store(PDF, name="a.pdf", by=None)
    assert actions.sweep() == 0
    assert shelf.path_of(again.sha256).exists()


def test_what_is_served_cannot_act_in_our_name() -> None:
    file = actions.store(b"a,b\n1,2\n", name="x.csv", by=None)
    response = serve(file)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response.streaming_content) == b"a,b\n1,2\n"


def test_a_pdf_is_shown_unless_a_download_is_asked_for() -> None:
    file = actions.store(PDF, name="แผน.pdf", by=None)
    assert serve(file)["Content-Disposition"].startswith("inline")
    assert serve(file, download=True)["Content-Disposition"].startswith("attachment")
