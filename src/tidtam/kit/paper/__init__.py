"""Printed matter: a typst template and its inputs become a PDF, the same bytes for the same inputs.

A template is `paper/<name>.typ` of a room and imports `base.typ`, which lies beside it while it is set. It
reads its inputs as data (`base.inputs`), never as markup, and sees no other file: root is a folder made for
one paper. The PDF is PDF/A-2b, tagged for screen readers, and can be searched and copied.
"""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from tidtam.kit.paper.spelling import spell

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
EPOCH = datetime(2018, 1, 1, tzinfo=UTC)
NAME = re.compile(r"[a-z0-9_-]+/[a-z0-9_-]+\.typ")
PICTURE = re.compile(r"[a-z0-9_-]+\.(svg|png|jpg)")
AM = re.compile("([\u0e48-\u0e4b]?)\u0e33")
PATIENCE = 60  # seconds


class PaperProblem(Exception):
    """A paper could not be set; the text is typst's diagnosis, for the log and the template's author."""


def render(
    template: str,
    inputs: Mapping[str, Any],
    *,
    pictures: Mapping[str, bytes | str] | None = None,
    at: datetime | None = None,
) -> bytes:
    """Set `template` ("room/name.typ") with `inputs` (JSON) as PDF.

    pictures: file name -> SVG text or picture bytes, seen by the template as "pictures/<file name>".
    at: the date written into the document; the same for the same paper, so never the time of printing.
    Raises PaperProblem. typst runs in a process of its own, which takes its memory away with it.
    """
    return spell(_pressed(template, job_of(template, inputs, pictures=pictures, at=at)))


def drawn(
    template: str, inputs: Mapping[str, Any], *, pictures: Mapping[str, bytes | str] | None = None
) -> bytes:
    """The template's one page as PNG, a point of it a dot: a picture with words, whose lines typst breaks."""
    return _pressed(template, {**job_of(template, inputs, pictures=pictures), "picture": True})


def _pressed(template: str, job: Mapping[str, Any]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own script, arguments fixed
            [sys.executable, "-E", "-s", str(HERE / "press.py")],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PaperProblem(f"{template}: not set within {PATIENCE} s") from error
    if done.returncode:
        raise PaperProblem(f"{template}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def job_of(
    template: str,
    inputs: Mapping[str, Any],
    *,
    pictures: Mapping[str, bytes | str] | None = None,
    at: datetime | None = None,
    beside: Sequence[str] = (),
) -> dict[str, Any]:
    """What `press.set_paper` takes, as JSON. beside: further templates ("room/part.typ") that this one imports."""
    parts = {Path(part).name: template_path(part) for part in beside}
    return {
        "files": {
            "paper.typ": _encoded(template_path(template).read_bytes()),
            "base.typ": _encoded((HERE / "base.typ").read_bytes()),
            **{name: _encoded(path.read_bytes()) for name, path in parts.items()},
            **{f"pictures/{name}": _encoded(_picture(name, body)) for name, body in (pictures or {}).items()},
        },
        "inputs": json.dumps(printable(inputs), ensure_ascii=False, sort_keys=True),
        "timestamp": int((at or EPOCH).timestamp()),
        "fonts": str(_fonts()),
    }


def template_path(template: str) -> Path:
    """Where the room keeps it; a name that is no "room/name.typ" is refused."""
    from django.apps import apps  # here, so that the font maker can run without Django

    if not NAME.fullmatch(template):
        raise PaperProblem(f"{template!r} is no template name")
    room, name = template.split("/")
    path = Path(apps.get_app_config(room).path) / "paper" / name
    if not path.is_file():
        raise PaperProblem(f"no template {template}")
    return path


def printable(value: Any) -> Any:
    """The same inputs with what the font lacks shown as □: PDF/A refuses a character without a glyph."""
    if isinstance(value, str):
        kept = _characters()
        return "".join(c if c in kept else "" if c < " " and c != "\n" else "□" for c in value)
    if isinstance(value, Mapping):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


def decompose_am(svg: str) -> str:
    """ำ as nikhahit, tone, า: typst's SVG text would draw what follows a whole ำ on top of it."""
    return AM.sub("\u0e4d\\1\u0e32", svg)


def _picture(name: str, body: bytes | str) -> bytes:
    if not PICTURE.fullmatch(name):
        raise PaperProblem(f"{name!r} is no picture name")
    return decompose_am(printable(body)).encode() if isinstance(body, str) else body


def _encoded(body: bytes) -> str:
    return base64.b64encode(body).decode()


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    return frozenset((_fonts() / "characters.txt").read_text(encoding="utf-8") + "\n")


def _fonts() -> Path:
    if not (FONTS / "stamp").exists():
        from tidtam.kit import fonts  # fontTools is heavy and needed only where set-up was skipped

        fonts.make()
    return FONTS
