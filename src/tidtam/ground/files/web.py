"""Pictures for everybody's pages: WebP in the size of a page, made once, beside what is kept."""

import os
import uuid
from pathlib import Path

from PIL import Image

from tidtam.ground.files import shelf
from tidtam.ground.files.models import File

LONGEST = 1280
QUALITY = 76
MEDIA_TYPE = "image/webp"


def page_picture(file: File) -> Path:
    """Where the picture stands in the size of a page; FileNotFoundError where the picture itself is gone."""
    made = shelf.page_path_of(file.sha256)
    if not made.exists():
        draft = made.with_name(f"{made.name}.{uuid.uuid4().hex}")
        try:
            with Image.open(shelf.path_of(file.sha256)) as image:
                image.draft("RGB", (LONGEST, LONGEST))
                image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
                image.convert("RGB").save(draft, "WEBP", quality=QUALITY, method=4)
            os.replace(draft, made)  # two first readers at once write the same
        finally:
            draft.unlink(missing_ok=True)
    return made


def page_size(file: File) -> tuple[int, int]:
    """Width and height in pixels of that picture, so that a page keeps its place; 0, 0 where they are not known."""
    width, height = file.width or 0, file.height or 0
    longest = max(width, height)
    if longest <= LONGEST:
        return width, height
    return max(1, round(width * LONGEST / longest)), max(1, round(height * LONGEST / longest))
