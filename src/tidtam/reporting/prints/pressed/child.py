"""The press of printed matter: a process that sets one job after the other, a line of JSON each way.

Run as a script by `pressed`; knows no database and no settings. A job names the files of its photographs: they are
cut here, beside the other presses, and nothing large goes through the pipe. It ends when its input does.
"""

import base64
import json
import sys
from pathlib import Path
from typing import Any

import typst

from tidtam.kit.paper.press import draw_pages, set_paper
from tidtam.kit.paper.spelling import spell
from tidtam.reporting.prints.pressed.crops import cut


def press(job: dict[str, Any]) -> dict[str, Any]:
    """Write job["out"]: a PDF, or with job["dots"] a folder of numbered PNG. Answers what was written."""
    lost = []
    for photo in job["photos"]:
        try:
            body = cut(Path(photo["path"]), photo["width"], photo["height"])
        except OSError:
            lost.append(photo["name"])
            body = _blank(photo["width"], photo["height"])
        job["files"][f"pictures/{photo['name']}"] = base64.b64encode(body).decode()
    out = Path(job["out"])
    if job.get("dots"):
        pages = draw_pages(job, dots=job["dots"])
        out.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages, start=1):
            _write(out / f"{number}.png", page)
        return {"pages": len(pages), "lost": lost}
    pdf = spell(set_paper(job), trim=job.get("trim"))
    _write(out, pdf)
    return {"bytes": len(pdf), "lost": lost}


def _blank(width: int, height: int) -> bytes:
    """Silk, where a photograph's file is gone: the paper is still printed, and the answer says so."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), (0xEE, 0xE7, 0xD7)).save(out, "JPEG")
    return out.getvalue()


def _write(path: Path, body: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(body)
    draft.replace(path)


def main() -> None:
    for line in sys.stdin:
        try:
            answer = press(json.loads(line))
        except typst.TypstError as error:
            answer = {"problem": f"{error.message}\n{error.diagnostic}"}
        except (OSError, ValueError) as error:
            answer = {"problem": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
