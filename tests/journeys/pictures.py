"""Photos as a phone makes them, one unlike the other."""

import io
from typing import TypedDict

from PIL import Image, ImageDraw


class Photo(TypedDict):
    name: str
    mimeType: str
    buffer: bytes


def photo(name: str, colour: str) -> Photo:
    """A JPEG of a board in a field; `colour` tells two photos apart."""
    picture = Image.new("RGB", (1200, 900), "#9db88a")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 1200, 380), fill="#bcd3e6")
    pen.rectangle((380, 240, 820, 560), fill=colour, outline="white", width=18)
    pen.line((600, 560, 600, 860), fill="#5a4632", width=26)
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=85)
    return {"name": name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}
