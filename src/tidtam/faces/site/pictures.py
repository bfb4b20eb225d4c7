"""Photos as pages show them: a small one for tiles and phones, the large one where there is room."""

from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from tidtam.ground.files.models import File
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
    return of_file("pictures", picture.key, picture.file, picture.caption or words, picture.credit)


def of_file(room: str, key: UUID | int, file: File, words: str, credit: str) -> Shown | None:
    """room: whose addresses serve it: `pictures` of villages, `shown` of producers, `news`. None: it is no picture."""
    width, height = page_size(file)
    if not width or not height:
        return None
    factor = min(1.0, SMALL / max(width, height))
    large = "shown:photo" if room == "shown" else f"{room}:picture"
    return Shown(
        reverse(large, args=[key]),
        reverse(f"{room}:small", args=[key]),
        width,
        height,
        max(1, round(width * factor)),
        max(1, round(height * factor)),
        words,
        credit,
    )
