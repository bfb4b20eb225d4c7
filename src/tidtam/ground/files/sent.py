"""Pictures on their way in: kept as soon as they are sent, so that a form with an error elsewhere has them still."""

from collections.abc import Iterable, Sequence

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.ground.files.models import File
from tidtam.ground.people.models import User

SALT = "files.sent"
A_DAY = 24 * 60 * 60


def kept(uploads: Sequence["UploadedFile[bytes]"], tokens: Iterable[str], *, by: User) -> list[File]:
    """What came now, after what came before under these tokens; a picture that cannot be read is named."""
    files = _of_tokens(tokens, by)
    problems: list[str] = []
    for upload in uploads:
        try:
            files.append(store_picture(upload, by=by))
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
