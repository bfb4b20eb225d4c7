"""A filled form as it comes: XML that anybody may have written, read without trusting it."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tidtam.faces.odk.refusals import NotAForm

MOST_BYTES, MOST_NODES = 2_000_000, 20_000
MOST_PHOTOS = 400
FORM, VERSION = re.compile(r"visit-[0-9]{2}-[0-9a-f]{8}"), re.compile(r"[0-9]{8}")
ITEM = re.compile(r"(answer|note|photo)_([0-9]{1,15})")


@dataclass
class Told:
    """What the form says, as text. items: key of the item -> what was said of it, by "answer" and "note".

    pictures: names of files, each with the item that it shows, None for the visit as a whole.
    """

    form: str
    version: str
    instance: UUID
    corrects: UUID | None = None
    said: dict[str, str] = field(default_factory=dict)
    items: dict[int, dict[str, str]] = field(default_factory=dict)
    pictures: list[tuple[str, int | None]] = field(default_factory=list)


def read(xml: bytes) -> Told:
    """NotAForm where it is no filled form: no XML, entities in it, too large, or without id."""
    if len(xml) > MOST_BYTES:
        raise NotAForm
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotAForm from error
    found = list(_leaves(root))
    names = {name: text for name, text in found if text}
    form, version = root.get("id", ""), root.get("version", "")
    if not names.get("instanceID"):
        raise NotAForm
    told = Told(form, version, _instance(names["instanceID"]))
    if names.get("deprecatedID"):
        told.corrects = _instance(names["deprecatedID"])
    for name, text in found:
        if text:
            _sort(told, name, text)
    return told


def deflated(xml: bytes) -> bytes:
    return zlib.compress(xml, 6)


def _leaves(root: Element) -> Iterator[tuple[str, str]]:
    """Name and text of each element that holds no other, in their order."""
    for count, node in enumerate(root.iter()):
        if count > MOST_NODES:
            raise NotAForm
        if len(node) == 0 and isinstance(node.tag, str):
            yield node.tag.rpartition("}")[2], (node.text or "").strip()


def _sort(told: Told, name: str, text: str) -> None:
    match = ITEM.fullmatch(name)
    if match is None:
        if name == "photo":
            _picture(told, text, None)
        else:
            told.said.setdefault(name, text)
        return
    part, item = match[1], int(match[2])
    if part == "photo":
        _picture(told, text, item)
    else:
        told.items.setdefault(item, {}).setdefault(part, text)


def _picture(told: Told, name: str, item: int | None) -> None:
    if len(told.pictures) >= MOST_PHOTOS:
        raise NotAForm
    told.pictures.append((name[:255], item))


def _instance(said: str) -> UUID:
    """As the phone made it ("uuid:…"); another kind of id always gives the same one."""
    try:
        return UUID(said.removeprefix("uuid:"))
    except ValueError:
        return uuid5(NAMESPACE_URL, said)
