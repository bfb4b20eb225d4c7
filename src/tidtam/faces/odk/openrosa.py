"""The XML that the OpenRosa standards ask for (docs.getodk.org/openrosa)."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


class Listed(NamedTuple):
    """One form of the list, with the addresses of its XML and of its files."""

    id: str
    version: str
    name: str
    print: str
    xml: str
    manifest: str


def form_list(forms: Iterable[Listed]) -> str:
    rows = "".join(
        f"<xform><formID>{escape(one.id)}</formID><name>{escape(one.name)}</name>"
        f"<version>{escape(one.version)}</version><hash>{one.print}</hash>"
        f"<descriptionText>{escape(one.name)}</descriptionText>"
        f"<downloadUrl>{escape(one.xml)}</downloadUrl><manifestUrl>{escape(one.manifest)}</manifestUrl></xform>"
        for one in forms
    )
    return f'{HEAD}<xforms xmlns="http://openrosa.org/xforms/xformsList">{rows}</xforms>'


def manifest(name: str, content: bytes, address: str) -> str:
    file = (
        f"<mediaFile><filename>{escape(name)}</filename><hash>{print_of(content)}</hash>"
        f"<downloadUrl>{escape(address)}</downloadUrl></mediaFile>"
    )
    return f'{HEAD}<manifest xmlns="http://openrosa.org/xforms/xformsManifest">{file}</manifest>'


def said(words: str, nature: str) -> str:
    """What the phone shows."""
    return (
        f'{HEAD}<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        f'<message nature="{nature}">{escape(words)}</message></OpenRosaResponse>'
    )


def print_of(content: bytes) -> str:
    """By which a phone sees that a form changed; the standard names MD5."""
    return f"md5:{hashlib.md5(content, usedforsecurity=False).hexdigest()}"
