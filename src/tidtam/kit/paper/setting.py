"""A document as PDF, by the one template that knows every block."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from tidtam.kit import paper
from tidtam.kit.paper.document import Block, Document, Emblem, Picture
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


def _inputs(block: Block, pictures: dict[str, bytes | str]) -> dict[str, Any]:
    given = {**asdict(block), "kind": type(block).__name__.lower()}
    if isinstance(block, Picture | Emblem):
        given["body"] = _named(block.body, pictures) if block.body is not None else ""
    return given


def _named(body: bytes | str, pictures: dict[str, bytes | str]) -> str:
    """The picture's file name, by its content: the same picture is kept once."""
    content = body.encode() if isinstance(body, str) else body
    suffix = "svg" if isinstance(body, str) else "png" if body.startswith(b"\x89PNG") else "jpg"
    name = f"{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
    pictures[name] = body
    return name
