"""What a file is, told by its content; its name and what the sender says about it prove nothing."""

import zipfile
from pathlib import PurePath
from typing import IO

from tidtam.ground.files.models import Kind
from tidtam.kit.thai import clean

DOCUMENTS = frozenset({Kind.PDF, Kind.XLSX, Kind.CSV})
SPREADSHEETS = frozenset({Kind.XLSX, Kind.XLS, Kind.ODS, Kind.CSV})
SUFFIXES = {
    Kind.PDF: ".pdf",
    Kind.XLSX: ".xlsx",
    Kind.XLS: ".xls",
    Kind.ODS: ".ods",
    Kind.DOCX: ".docx",
    Kind.CSV: ".csv",
    Kind.JPEG: ".jpg",
    Kind.PNG: ".png",
    Kind.HTML: ".html",
    Kind.JSON: ".json",
    Kind.ZIP: ".zip",
    Kind.CALENDAR: ".ics",
}
_SPARE = {
    Kind.CSV: {".csv", ".txt", ".tsv"},
    Kind.XLSX: {".xlsx", ".xlsm"},
    Kind.HTML: {".html"},
    Kind.JSON: {".json"},
    Kind.CALENDAR: {".ics"},
}
_TURNED = {
    Kind.JPEG: {".jpeg"},
    Kind.PNG: {".svg", ".jpg", ".jpeg"},
}  # what was written anew under another name


def recognise(file: IO[bytes], name: str) -> Kind | None:
    """The kind of the content, None when it is none that is kept; plain text is what its name says."""
    file.seek(0)
    head = file.read(4096)
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.XLS
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(file)
    if not head or _is_binary(head):
        return None
    suffix = PurePath(name).suffix.lower()
    return next(
        (kind for kind in (Kind.CSV, Kind.HTML, Kind.JSON, Kind.CALENDAR) if suffix in _SPARE[kind]), None
    )


def file_name(name: str, kind: Kind) -> str:
    """A name without folders and control signs, ending as its kind does."""
    base = clean(PurePath(name.replace("\\", "/")).name).lstrip(".")
    stem, suffix = PurePath(base).stem, PurePath(base).suffix.lower()
    if suffix in _SPARE.get(kind, {SUFFIXES[kind]}) or suffix in _TURNED.get(kind, set()):
        base = stem
    return f"{base[:190] or kind.name.lower()}{SUFFIXES[kind]}"


def _in_archive(file: IO[bytes]) -> Kind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return Kind.XLSX
            if "word/document.xml" in names:
                return Kind.DOCX
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return Kind.ODS if said == Kind.ODS else None
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        pass
    return None


def _is_binary(head: bytes) -> bool:
    """Zero bytes mean a program's file, unless every second one is there because the text is UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = head.count(0)
    return 0 < zeros < len(head) // 4 or head.startswith(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b")
    )
