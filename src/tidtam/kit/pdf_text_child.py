"""Reads a PDF's text in a process of its own, which a hostile file may end: standard input to one line of JSON.

Arguments: seconds of processor time, most pages. It knows nothing of tidtam.
"""

import json
import resource
import sys
from typing import Any

MEMORY = 1024 * 1024 * 1024


def main() -> None:
    seconds, most = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import pypdfium2 as pdfium

    try:
        said = _read(pdfium, sys.stdin.buffer.read(), most)
    except pdfium.PdfiumError as error:
        said = {"problem": "password" if "password" in str(error).lower() else "broken"}
    sys.stdout.write(json.dumps(said))


def _read(pdfium: Any, content: bytes, most: int) -> dict[str, object]:
    document = pdfium.PdfDocument(content)
    pages = len(document)
    if pages > most:
        return {"pages": pages}
    return {"pages": pages, "texts": [page.get_textpage().get_text_bounded() for page in document]}


if __name__ == "__main__":
    main()
