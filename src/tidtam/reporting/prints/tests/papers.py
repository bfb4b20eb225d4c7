"""Looking into printed papers: words by three readers, sizes, what stands where."""

import io
import re
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

import pypdf

from tidtam.reporting.prints.papers import Job
from tidtam.reporting.prints.pressed import Press

MM = 25.4 / 72


class Word(NamedTuple):
    """A word on a page; millimetres from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def printed(job: Job) -> bytes:
    with tempfile.TemporaryDirectory() as folder, Press() as press:
        path = Path(folder) / "paper.pdf"
        press.write(job, path)
        return path.read_bytes()


def sizes(pdf: bytes, box: str = "mediabox") -> list[tuple[float, float]]:
    """Width and height of each page in whole millimetres."""
    return [
        (round(float(getattr(page, box).width) * MM), round(float(getattr(page, box).height) * MM))
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages
    ]


def words(pdf: bytes) -> list[Word]:
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    found: list[Word] = []
    page = 0
    for line in told.stdout.decode().splitlines():
        if "<page " in line:
            page += 1
        if match := re.search(
            r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line
        ):
            left, top, right, bottom = (float(match[n]) * MM for n in range(1, 5))
            found.append(Word(page, left, top, right, bottom, match[5]))
    return found


def text(pdf: bytes) -> str:
    told = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return told.stdout.decode()


def joined(said: str) -> str:
    """Without the breaks between lines: Thai has none between words."""
    return re.sub(r"\s+", "", said)
