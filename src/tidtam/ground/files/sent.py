"""Pictures and papers on their way in: kept as soon as they are sent, so that a form wrong elsewhere has them still."""

from collections.abc import Iterable, Sequence

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from tidtam.ground.files.actions import FileProblem, store, store_picture
from tidtam.ground.files.models import File, Kind
from tidtam.ground.people.models import User

SALT = "files.sent"
A_DAY = 24 * 60 * 60


def kept(
    uploads: Sequence["UploadedFile[bytes]"], tokens: Iterable[str], *, by: User, papers: bool = False
) -> list[File]:
    """What came now, after what came before under these tokens; a picture that cannot be read is named.

    papers: a PDF is taken, too.
    """
    files = _of_tokens(tokens, by)
    problems: list[str] = []
    for upload in uploads:
        try:
            files.append(_paper(upload, by) if papers else store_picture(upload, by=by))
        except FileProblem as problem:
            problems.append(f"{upload.name}: {problem}")
    if problems:
        raise PhotosRefused(problems, files)
    return files


class PhotosRefused(ValidationError):
    """Some pictures could not be taken; `files` are those that could."""

    def __init__(self, problems: list[str], files: list[File]) -> None:
        super().__init__(problems)
        self.files = files


def token(file: File, by: User) -> str:
    """Stands for a kept picture in the form of the person who sent it, for a day."""
    return signing.dumps([str(file.pk), by.pk], salt=SALT)


def _paper(upload: "UploadedFile[bytes]", by: User) -> File:
    """A document, or the photo of one."""
    upload.seek(0)
    if upload.read(5) == b"%PDF-":
        return store(upload, name=upload.name or "", by=by, kinds={Kind.PDF})
    return store_picture(upload, by=by)


def _of_tokens(tokens: Iterable[str], by: User) -> list[File]:
    keys: list[str] = []
    for one in tokens:
        try:
            key, owner = signing.loads(one, salt=SALT, max_age=A_DAY)
        except signing.BadSignature:
            continue
        if owner == by.pk and key not in keys:
            keys.append(key)
    rows = File.objects.in_bulk(keys)
    by_text = {str(pk): file for pk, file in rows.items()}
    return [by_text[key] for key in keys if key in by_text]
