"""Photos of products and producers as pages show them; each address asks for the consent anew."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language

from tidtam.ground.files.web import page_size
from tidtam.registers.producers.models import Photo

SMALL = 480  # pixels of the longer side


class Shot(NamedTuple):
    """src, small: addresses; width, height and those of the small one in pixels; words: for those who see it not."""

    src: str
    small: str
    width: int
    height: int
    small_width: int
    small_height: int
    words: str
    caption: str
    credit: str


def shot(photo: Photo | None, words: str) -> Shot | None:
    """words: what it shows where it has no caption."""
    if photo is None:
        return None
    width, height = page_size(photo.file)
    if not width or not height:
        return None
    factor = min(1.0, SMALL / max(width, height))
    in_english = get_language() == "en" and photo.caption_en
    caption = photo.caption_en if in_english else photo.caption_th
    return Shot(
        reverse("shown:photo", args=[photo.pk]),
        reverse("shown:small", args=[photo.pk]),
        width,
        height,
        max(1, round(width * factor)),
        max(1, round(height * factor)),
        caption or words,
        caption,
        photo.credit,
    )
