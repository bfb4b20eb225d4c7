"""Where the house speaks: the msgids of one room's code and templates, found without system gettext."""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation import TranslatorCommentWarning
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parent.parent
STOREYS = ("ground", "registers", "work", "reporting", "faces")
OWN_ROOMS = ("kit", "demo", "cli")
NO_SOURCES = {"tests", "migrations", "static", "locale", "__pycache__"}

_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {"_": None}
for _name, _arguments in {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}.items():
    _KEYWORDS[_name] = _KEYWORDS[f"{_name}_lazy"] = _arguments
_KEYWORDS["gettext_noop"] = None

Key = tuple[str, str]  # context ("" is none), msgid


@dataclass(frozen=True)
class Spoken:
    """One text as code or a template asks for it; `plural` is "" where it has none."""

    context: str
    msgid: str
    plural: str
    where: str

    @property
    def key(self) -> Key:
        return self.context, self.msgid


def room_of(path: Path) -> str:
    """The room a file of the house belongs to, as in "work/sales"; "" is the project itself."""
    parts = path.relative_to(HOUSE).parts
    if parts[0] in STOREYS and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0] if parts[0] in OWN_ROOMS else ""


def spoken() -> dict[str, dict[Key, Spoken]]:
    """Every text of the house by room; of a text asked for in several places the first one counts."""
    rooms: dict[str, dict[Key, Spoken]] = {}
    for path in _sources():
        room = rooms.setdefault(room_of(path), {})
        for found in texts_of(path):
            room.setdefault(found.key, found)
    return rooms


def texts_of(path: Path) -> Iterator[Spoken]:
    """The texts of one file."""
    source = path.read_bytes()
    if path.suffix != ".py":
        source = _as_python(source.decode("utf-8"), path)
    where = path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else path.name
    for line, message, _comments, context in extract("python", BytesIO(source), keywords=_KEYWORDS):
        msgid, plural = message[:2] if isinstance(message, tuple | list) else (message, "")
        if msgid:
            yield Spoken(context or "", msgid, plural, f"{where}:{line}")


def _as_python(template: str, path: Path) -> bytes:
    """What Django gives xgettext for a template, without the indentation that Python would stumble over."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TranslatorCommentWarning)
        calls = templatize(template, origin=str(path))
    return "\n".join(line.lstrip() for line in calls.split("\n")).encode()


def _sources() -> Iterable[Path]:
    for path in sorted(HOUSE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and not NO_SOURCES.intersection(path.parts):
            yield path
