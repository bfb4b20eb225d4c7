"""Open data as text, piece by piece: GeoJSON, CSV and JSON-LD of a set, of any size in little memory."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from tidtam.kit.opened import LICENCE, LICENCE_URL, OpenRow, OpenSet
from tidtam.kit.public import address

TYPES = {
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "jsonld": "application/ld+json",
}
#: What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
PIECE = 64 * 1024


@dataclass(frozen=True)
class Given:
    """What every form needs to know beside the rows, in the language that was asked for.

    site: scheme and host; credit: whom to name as the source; made: when; notice: of the demo.
    """

    title: str
    about: str
    site: str
    credit: str
    made: str
    notice: str

    def url(self, row: OpenRow) -> str | None:
        page = row.page
        found = address(page.name, *page.args, language="th") if page else ""
        return f"{self.site}{found}" if found else None

    def id(self, row: OpenRow) -> str:
        return f"{self.site}/id/{row.id}"


def geojson(one: OpenSet, given: Given) -> Iterator[str]:
    head = _about(one, given) | {"type": "FeatureCollection"}
    yield f'{_text(head)[:-1]},"features":['
    for number, row in enumerate(one.rows()):
        feature = {
            "type": "Feature",
            "id": row.id,
            "geometry": {"type": "Point", "coordinates": [row.point[1], row.point[0]]} if row.point else None,
            "properties": {**_plain(row.values), "url": given.url(row)},
        }
        yield f"{',' if number else ''}\n{_text(feature)}"
    yield "\n]}\n"


def jsonld(one: OpenSet, given: Given) -> Iterator[str]:
    head = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{given.site}/open/{one.code}.jsonld",
        "name": given.title,
        "description": given.about,
        "license": LICENCE_URL,
        "creator": {"@type": "Organization", "name": given.credit},
        "dateModified": given.made,
    } | ({"disambiguatingDescription": given.notice} if given.notice else {})
    yield f'{_text(head)[:-1]},"hasPart":['
    for number, row in enumerate(one.rows()):
        thing: dict[str, Any] = {"@type": one.thing, "@id": given.id(row), "identifier": row.id}
        thing |= {key: value for key, value in row.things.items() if value not in ("", None)}
        if row.point:
            thing["geo"] = {"@type": "GeoCoordinates", "latitude": row.point[0], "longitude": row.point[1]}
        if url := given.url(row):
            thing["url"] = url
        yield f"{',' if number else ''}\n{_text(thing)}"
    yield "\n]}\n"


def table(one: OpenSet, given: Given) -> Iterator[str]:
    names = list(one.columns)
    more = ["notice"] if given.notice else []
    yield "\ufeff" + _line(["id", *names, "latitude", "longitude", "url", "licence", *more])
    for row in one.rows():
        at = (f"{row.point[0]}", f"{row.point[1]}") if row.point else ("", "")
        values = [_cell(row.values.get(name)) for name in names]
        yield _line([row.id, *values, *at, given.url(row) or "", LICENCE, *([given.notice] if more else [])])


FORMS: Mapping[str, Callable[[OpenSet, Given], Iterator[str]]] = {
    "geojson": geojson,
    "csv": table,
    "jsonld": jsonld,
}


def pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Gathered, so that no row is a packet of its own."""
    held = io.StringIO()
    for line in lines:
        held.write(line)
        if held.tell() >= PIECE:
            yield held.getvalue().encode()
            held = io.StringIO()
    yield held.getvalue().encode()


def _about(one: OpenSet, given: Given) -> dict[str, Any]:
    told = {
        "name": one.code,
        "title": given.title,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "attribution": given.credit,
        "generated": given.made,
    }
    return told | ({"notice": given.notice} if given.notice else {})


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return "; ".join(map(str, value))
        case str() if value.startswith(FORMULA):
            return f"'{value}"
    return str(value)


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _text(facts: Any) -> str:
    return orjson.dumps(facts).decode()
