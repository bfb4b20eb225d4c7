"""A person's data as one ZIP: data.json for machines, index.html and data.xlsx to read, photos as they are kept."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.ground.files import shelf
from tidtam.ground.files.models import File
from tidtam.ground.privacy import numbers, phones
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail import queries as trail
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock, personal
from tidtam.kit.lists.columns import moment
from tidtam.kit.notice import notice
from tidtam.kit.tables import Column, write_xlsx

STYLE = Path(__file__).parent / "static" / "privacy" / "archive.css"


class Line(NamedTuple):
    """One value of a part. what: where it stands in it."""

    what: str
    value: str


class Part(NamedTuple):
    title: str
    lines: list[Line]


def of(person: Person) -> bytes:
    """The archive, in the reader's language."""
    said = gathered(person)
    parts = [Part(title, list(_flat(value))) for title, value in said.items()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("data.json", json.dumps(said, ensure_ascii=False, indent=2))
        page = {"parts": parts, "made": clock.now(), "language": get_language(), "notice": notice()}
        zipped.writestr("index.html", render_to_string("privacy/archive.html", page))
        zipped.writestr("style.css", STYLE.read_text(encoding="utf-8"))
        zipped.writestr("data.xlsx", _sheet(parts))
        for number, file in enumerate(_files(person), start=1):
            zipped.write(shelf.path_of(file.sha256), f"files/{number:03}-{_safe(file.name)}")
    return out.getvalue()


def gathered(person: Person) -> dict[str, Any]:
    """All that is kept of the person, part by part, as JSON values."""
    found: dict[str, Any] = {
        _("The person"): {
            _("Name"): person.name_th,
            _("Phone"): phones.shown(person.phone),
            _("E-mail"): person.email,
            _("LINE"): person.line_id,
            _("Address"): person.address,
            _("Personal number"): numbers.masked(person),
            _("Notice shown"): person.notice,
            _("Taken down"): moment(person.recorded_at),
        }
    }
    for room in personal.rooms():
        told = room.export(person)
        if any(told.values()):
            found[str(room.label)] = dict(told)
    found[_("What was done with the data")] = [
        {_("When"): moment(line.entry.at), _("What"): line.verb, _("Who"): line.who}
        for line in trail.lines(Entry.objects.about(f"privacy.person:{person.pk}"))
    ]
    return found


def _flat(value: Any, what: str = "") -> Iterator[Line]:
    """Nested values one below the other, each with the headings that lead to it."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{what} · {key}" if what else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _flat(inner, f"{what} {number}" if what else str(number))
    elif value not in ("", None):
        yield Line(what, str(value))


def _sheet(parts: list[Part]) -> bytes:
    columns = (Column("part", _("Part")), Column("what", _("What")), Column("value", _("Value")))
    rows = ((part.title, line.what, line.value) for part in parts for line in part.lines)
    out = io.BytesIO()
    write_xlsx(out, columns, rows, title=_("Personal data"))
    return out.getvalue()


def _files(person: Person) -> Iterator[File]:
    """The pictures and papers of the rooms that have some of the person."""
    for room in personal.rooms():
        yield from getattr(room, "files", lambda _person: ())(person)


def _safe(name: str) -> str:
    """A name that no archive program takes for a path."""
    return "".join(c if c.isalnum() or c in "._- " else "_" for c in name)[-80:].lstrip(". ")
