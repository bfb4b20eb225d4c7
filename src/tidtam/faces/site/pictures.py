"""Photos as pages show them: a small one for tiles and phones, the large one where there is room."""

from typing import NamedTuple

from django.urls import reverse

from tidtam.ground.files.web import page_size
from tidtam.registers.tourism.models import Picture

SMALL = 480  # pixels of the longer side


class Shown(NamedTuple):
    """src, small: addresses; width, height and those of the small one in pixels; words: for those who see it not."""

    src: str
    small: str
    width: int
    height: int
    small_width: int
    small_height: int
    words: str
    credit: str


def shown(picture: Picture | None, words: str = "") -> Shown | None:
    """words: what it shows where it has no caption."""
    if picture is None:
        return None
    width, height = page_size(picture.file)
    if not width or not height:
        return None
    factor = min(1.0, SMALL / max(width, height))
    return Shown(
        reverse("pictures:picture", args=[picture.key]),
        reverse("pictures:small", args=[picture.key]),
        width,
        height,
        max(1, round(width * factor)),
        max(1, round(height * factor)),
        picture.caption or words,
        picture.credit,
    )
