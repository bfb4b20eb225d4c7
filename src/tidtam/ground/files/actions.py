"""Every way in which a file comes to be kept."""

import hashlib
import io
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files import File as Content
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from tidtam.ground.files import drawings, pictures, shelf
from tidtam.ground.files import kinds as known
from tidtam.ground.files.models import File, Kind
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor

Given = bytes | Path | IO[bytes] | Content[bytes]

PICTURE_BYTES = 25 * 1024 * 1024
DRAWING_BYTES = 5 * 1024 * 1024
MEGABYTE = 1024 * 1024


class FileProblem(Exception):
    """The file cannot be taken; the text says why and what to do."""


def store(content: Given, *, name: str, by: Actor | None, kinds: Collection[Kind] = known.DOCUMENTS) -> File:
    """Keep a document whose content is of one of `kinds`; FileProblem where it is not, or is too large.

    Pictures go through `store_picture`: what others see is never what a stranger's program wrote.
    """
    with shelf.draft() as draft:
        for piece in _pieces(content, settings.UPLOAD_LIMIT):
            draft.write(piece)
        kind = known.recognise(draft.file, name)
        if kind is None or kind not in kinds:
            raise FileProblem(
                _("“%(name)s” is not a file that can be taken here; expected: %(kinds)s.")
                % {
                    "name": name[:80],
                    "kinds": ", ".join(str(Kind(one).label) for one in Kind if one in kinds),
                }
            )
        draft.keep()
        return _row(
            File(
                sha256=draft.sha256,
                original_sha256=draft.sha256,
                name=known.file_name(name, kind),
                kind=kind,
                size=draft.size,
            ),
            by=by,
        )


def keep_made(content: IO[bytes], *, name: str, kind: Kind, by: Actor | None) -> File:
    """Keep what tidtam made itself, of any size."""
    content.seek(0)
    with shelf.draft() as draft:
        while piece := content.read(shelf.PIECE):
            draft.write(piece)
        draft.keep()
        made = File(sha256=draft.sha256, original_sha256=draft.sha256, name=name, kind=kind, size=draft.size)
        return _row(made, by=by)


def store_picture(upload: Given, *, by: Actor | None, name: str = "") -> File:
    """Keep a photo: written anew as JPEG of at most 2560 px, its time and place read and taken out.

    The same photo twice is kept once on disk; each record has its own row. FileProblem says what is wrong.
    """
    original = b"".join(_pieces(upload, PICTURE_BYTES))
    try:
        picture = pictures.read(io.BytesIO(original))
    except pictures.PictureProblem as problem:
        raise FileProblem(str(problem)) from problem
    with shelf.draft() as small, shelf.draft() as draft:
        draft.write(picture.jpeg)
        small.write(picture.thumbnail)
        small.keep(draft.sha256, thumbnail=True)  # first, so that no picture is ever without its thumbnail
        draft.keep()
        return _row(
            File(
                sha256=draft.sha256,
                original_sha256=hashlib.sha256(original).hexdigest(),
                name=known.file_name(name or getattr(upload, "name", "") or "", Kind.JPEG),
                kind=Kind.JPEG,
                size=draft.size,
                width=picture.width,
                height=picture.height,
                taken_at=picture.taken_at,
                latitude=picture.latitude,
                longitude=picture.longitude,
            ),
            by=by,
        )


def store_drawing(upload: Given, *, by: Actor | None, name: str = "") -> File:
    """Keep a sign or an emblem as PNG, whether it came as PNG, JPEG or SVG. FileProblem says what is wrong."""
    original = b"".join(_pieces(upload, DRAWING_BYTES))
    try:
        drawing = drawings.read(original)
    except drawings.DrawingProblem as problem:
        raise FileProblem(str(problem)) from problem
    with shelf.draft() as draft:
        draft.write(drawing.png)
        draft.keep()
        return _row(
            File(
                sha256=draft.sha256,
                original_sha256=hashlib.sha256(original).hexdigest(),
                name=known.file_name(name or getattr(upload, "name", "") or "", Kind.PNG),
                kind=Kind.PNG,
                size=draft.size,
                width=drawing.width,
                height=drawing.height,
            ),
            by=by,
        )


def store_paper(upload: Content[bytes], *, by: Actor | None, name: str = "") -> File:
    """Keep a paper: a PDF as it is, by what is in it; everything else as a photo. FileProblem says what is wrong.

    name: of a file that has none.
    """
    upload.seek(0)
    is_pdf = upload.read(4) == b"%PDF"
    upload.seek(0)
    if is_pdf:
        return store(upload, name=upload.name or name, by=by, kinds={Kind.PDF})
    return store_picture(upload, by=by)


@transaction.atomic
def forget(file: File) -> bool:
    """Drop a file that no record needs any longer, its bytes once this is committed. False where one still does.

    Bytes that another row shares stay; a kill in between leaves bytes that no row knows, which the sweep takes.
    """
    sha256 = file.sha256
    try:
        with transaction.atomic():
            file.delete()
    except models.ProtectedError:
        return False
    transaction.on_commit(partial(_take_away, sha256))
    return True


@transaction.atomic
def discard(keys: Iterable[UUID], *, by: Actor | None) -> int:
    """Forget the files whose record let go of them, each noted in the trail; how many went."""
    gone = 0
    for file in File.objects.filter(pk__in=list(keys)):
        key = file.pk
        if forget(file):
            write(by, "files.discard", f"files.file:{key}", kind=file.kind, size=file.size)
            gone += 1
    return gone


def _take_away(sha256: str) -> None:
    """The bytes and the thumbnail, unless a row knows them."""
    with transaction.atomic():
        _hold_back_rows()
        if not File.objects.filter(sha256=sha256).exists():
            shelf.path_of(sha256).unlink(missing_ok=True)
            shelf.path_of(sha256, thumbnail=True).unlink(missing_ok=True)
            shelf.page_path_of(sha256).unlink(missing_ok=True)


def sweep() -> int:
    """Take away what a kill left behind: drafts, and files that no row knows, a day old. How many went."""
    gone = 0
    for sha256, path in shelf.unknown_since_long():
        with transaction.atomic():
            _hold_back_rows()
            if sha256 and File.objects.filter(sha256=sha256).exists():
                continue
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _hold_back_rows() -> None:
    """Nobody writes a row for a file while it is taken away; `_row` then finds it gone. SQLite locks by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {File._meta.db_table} IN SHARE MODE")


@transaction.atomic
def _row(file: File, *, by: Actor | None) -> File:
    """The row, written after the file stands on disk: a row never lacks its file."""
    file.created_at = clock.now()
    file.save(force_insert=True)
    if not shelf.path_of(file.sha256).exists():
        raise FileProblem(_("The file could not be kept; send it again."))
    # Not its name: people call files after whom they show, and the trail keeps for ever.
    write(by, "files.store", f"files.file:{file.pk}", kind=file.kind, size=file.size)
    return file


def _pieces(content: Given, limit: int) -> Iterator[bytes]:
    """The content in pieces; refused as soon as it is more than `limit` bytes, or when there is nothing."""
    if isinstance(content, Path):
        with content.open("rb") as file:
            yield from _pieces(file, limit)
        return
    source = io.BytesIO(content) if isinstance(content, bytes) else content
    source.seek(0)
    size = 0
    while piece := source.read(shelf.PIECE):
        size += len(piece)
        if size > limit:
            raise FileProblem(
                _("The file is larger than %(limit)s MB, which is the most that can be taken.")
                % {"limit": limit // MEGABYTE}
            )
        yield piece
    if not size:
        raise FileProblem(_("The file is empty."))
