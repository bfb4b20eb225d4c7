"""The press: a short process that sets one paper. Standard input: the job as JSON; standard output: the PDF.

Run as a script by `paper.render`; imports nothing of tidtam, so that it starts quickly.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

import typst


def set_paper(job: dict) -> bytes:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        root = Path(folder)
        for name, body in job["files"].items():
            path = root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(base64.b64decode(body))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]
        )
        pdf: bytes = typst.compile(
            str(root / "paper.typ"),
            root=folder,
            font_paths=fonts,
            sys_inputs={"inputs": job["inputs"]},
            pdf_standards=["a-2b"],
            timestamp=job["timestamp"],
            package_path=str(root / "packages"),  # none: a template may not fetch anything
            package_cache_path=str(root / "packages"),
        )
        return pdf


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(set_paper(json.load(sys.stdin)))
    except typst.TypstError as error:
        sys.exit(f"{error.message}\n{error.diagnostic}")
