"""A document as PDF, by the one template that knows every block."""

import hashlib
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from tidtam.kit import paper
from tidtam.kit.paper.document import Document, Emblem, Picture
from tidtam.kit.paper.shown import shown

TEMPLATE = "kit/document.typ"


def pdf(document: Document, *, at: datetime | None = None) -> bytes:
    """The document in official form. at: the date in the file, the same for the same paper."""
    ready = shown(document)
    pictures: dict[str, bytes | str] = {}
    blocks = [_inputs(block, pictures) for block in ready.blocks]
    inputs = {
        "title": document.title,
        "blocks": blocks,
        "page_digits": document.digits,
        "notice": document.notice,
        "foot": document.foot,
        "reference": document.reference,
        "places": list(document.places),
    }
    return paper.render(TEMPLATE, inputs, pictures=pictures, at=at)


def _inputs(value: Any, pictures: dict[str, bytes | str]) -> Any:
    """As the template reads it: a block with its kind, a picture by its file's name."""
    if isinstance(value, tuple):
        return [_inputs(inner, pictures) for inner in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    given = {field.name: _inputs(getattr(value, field.name), pictures) for field in fields(value)}
    if isinstance(value, Picture | Emblem):
        given["body"] = _named(value.body, pictures) if value.body is not None else ""
    return {**given, "kind": type(value).__name__.lower()}


def _named(body: bytes | str, pictures: dict[str, bytes | str]) -> str:
    """The picture's file name, by its content: the same picture is kept once."""
    content = body.encode() if isinstance(body, str) else body
    suffix = "svg" if isinstance(body, str) else "png" if body.startswith(b"\x89PNG") else "jpg"
    name = f"{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
    pictures[name] = body
    return name
