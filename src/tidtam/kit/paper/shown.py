"""A document as it is shown: its own digits, □ for what the font lacks. PDF, DOCX and plain text all begin here."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from tidtam.kit import digits
from tidtam.kit.paper import printable
from tidtam.kit.paper.document import (
    Block,
    Cell,
    Centred,
    Digits,
    Document,
    Emblem,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Ruled,
    Run,
    Sides,
    Signature,
    Space,
    Table,
    Text,
    Turned,
    plain,
)

KEPT = frozenset({"body", "align"})  # no words


def shown(document: Document) -> Document:
    """The same document with every word as it will stand on paper."""
    return replace(document, blocks=tuple(_shown(block, document.digits) for block in document.blocks))


def as_text(document: Document) -> str:
    """The document's words, a line for each line that was written; pictures say what they show by their caption."""
    return "\n".join(line for block in shown(document).blocks for line in _lines(block) if line.strip())


def _shown(value: Any, kind: Digits) -> Any:
    if isinstance(value, Run):
        return replace(value, text=printable(value.text) if value.exact else _word(value.text, kind))
    if isinstance(value, str):
        return _word(value, kind)
    if isinstance(value, tuple):
        return tuple(_shown(inner, kind) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in KEPT}
        return replace(value, **{name: _shown(inner, kind) for name, inner in words.items()})
    return value


def _word(text: str, kind: Digits) -> str:
    kept: str = printable(text)
    return digits.to_thai(kept) if kind == "thai" else digits.to_arabic(kept)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return [plain(text)]
        case Centred(lines=lines):
            return [plain(line) for line in lines]
        case Fields(rows=rows) | Sides(rows=rows):
            return [_joined(row) for row in rows]
        case Ruled(parts=parts):
            return [_joined((label, value)) for label, value, _width in parts]
        case Table(columns=columns, rows=rows, ruled=ruled):
            head = [_joined(tuple(column.label for column in columns))] if ruled else []
            return [*head, *(_joined(row) for row in rows)]
        case Signature(above=above, lines=lines):
            return [plain(above), *(plain(line) for line in lines)]
        case Picture(caption=caption):
            return [plain(caption)]
        case Emblem(name=name):
            return [name]
        case Space() | PageBreak():
            return []
        case Turned(blocks=blocks):
            return [line for inner in blocks for line in _lines(inner)]


def _joined(parts: tuple[Text | Cell, ...]) -> str:
    return "\t".join(plain(part) for part in parts)
