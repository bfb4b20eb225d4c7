"""The press: a short process that sets one paper. Standard input: the job as JSON; standard output: the PDF,
or its first page as PNG where the job says `picture`.

Run as a script by `paper.render`; imports nothing of tidtam, so that it starts quickly.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

import typst


def set_paper(job: dict) -> bytes:  # type: ignore[type-arg]
    """The paper as PDF/A."""
    pdf: bytes = _set(job, pdf_standards=["a-2b"], timestamp=job["timestamp"])
    return pdf


def draw_pages(job: dict, *, dots: float) -> list[bytes]:  # type: ignore[type-arg]
    """Its pages as PNG, so many dots an inch: to be looked at before it is printed."""
    pages = _set(job, format="png", ppi=dots)
    return pages if isinstance(pages, list) else [pages]


def _set(job: dict, **form):  # type: ignore[type-arg, no-untyped-def]
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        root = Path(folder)
        for name, body in job["files"].items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(base64.b64decode(body))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]
        )
        return typst.compile(
            str(root / "paper.typ"),
            root=folder,
            font_paths=fonts,
            sys_inputs={"inputs": job["inputs"]},
            package_path=str(root / "packages"),  # none: a template may not fetch anything
            package_cache_path=str(root / "packages"),
            **form,
        )


if __name__ == "__main__":
    try:
        ordered = json.load(sys.stdin)
        made = draw_pages(ordered, dots=72)[0] if ordered.get("picture") else set_paper(ordered)
        sys.stdout.buffer.write(made)
    except typst.TypstError as error:
        sys.exit(f"{error.message}\n{error.diagnostic}")
