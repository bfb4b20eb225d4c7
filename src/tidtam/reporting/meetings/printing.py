"""From the kept inputs to the PDF and the page; the same inputs give the same bytes."""

import base64
from datetime import datetime
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from tidtam.ground.files import shelf
from tidtam.kit import charts, paper
from tidtam.reporting.meetings import papers

STYLES = Path(__file__).parent / "static" / "meetings"
# Written here and not in a template: the page is read from a disk too, where no stylesheet can be fetched.
DOCUMENT = (
    '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<title>{title}</title><style>{style}</style></head><body>{body}</body></html>\n"
)


def pdf(inputs: dict[str, Any]) -> bytes:
    """The paper in official form."""
    pictures: dict[str, bytes | str] = {"chart.svg": charts.for_paper(inputs["chart"]["svg"])}
    if "check" in inputs:  # a pack of before has none, and is printed again as it was
        pictures["check.svg"] = inputs["check"]["qr"]
    for number, one in enumerate(inputs.get("charts", ())):
        pictures[f"chart{number}.svg"] = charts.for_paper(one["svg"])
    for name, picture in shots(inputs).items():
        pictures[f"{name}.jpg"] = picture
    return paper.render(
        "meetings/pack.typ", inputs, pictures=pictures, at=datetime.fromisoformat(inputs["frozen_at"])
    )


def docx(inputs: dict[str, Any]) -> bytes:
    """The same words for those who must edit them. Digits as they were printed."""
    document = papers.pack(inputs, shots(inputs), charts.for_paper(inputs["chart"]["svg"]))
    return papers.docx(document, at=datetime.fromisoformat(inputs["frozen_at"]))


def html(inputs: dict[str, Any]) -> bytes:
    """The same as one page that needs nothing else: style, chart and pictures are in it."""
    pictures = {
        name: f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
        for name, picture in shots(inputs).items()
    }
    with translation.override("th"):
        body = render_to_string("meetings/pack.html", {"pack": inputs, "pictures": pictures})
    return DOCUMENT.format(title=escape(inputs["title"]), style=_style(inputs), body=body).encode()


def _style(inputs: dict[str, Any]) -> str:
    """How the page looks; what came to packs later has a sheet of its own, so that older ones stay as they were."""
    later = [name for name in ("check",) if name in inputs]
    return "".join((STYLES / f"{name}.css").read_text(encoding="utf-8") for name in ("pack", *later))


def shots(inputs: dict[str, Any]) -> dict[str, bytes]:
    """The small pictures by their hash, from the store of files, which never changes what a hash names."""
    hashes = {shot["sha256"] for part in inputs["carried"] for row in part["rows"] for shot in row["shots"]}
    return {sha256: shelf.path_of(sha256, thumbnail=True).read_bytes() for sha256 in sorted(hashes)}


#: How a pack can be taken away.
FORMS = {"pdf": pdf, "html": html, "docx": docx}
