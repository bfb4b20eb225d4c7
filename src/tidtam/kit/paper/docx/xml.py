"""Elements of a DOCX by their short names: `element("w:sz", val=24)`."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def element(tag: str, /, *children: Any, **attributes: object) -> Any:
    """An element of the word processor's markup; attributes are of its own space (w:val)."""
    made: Any = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key.replace('_', '')}"), str(value))
    made.extend(children)
    return made


def twips(centimetres: float) -> int:
    """Twentieths of a point, in which lengths are written."""
    return round(centimetres * 1440 / 2.54)
