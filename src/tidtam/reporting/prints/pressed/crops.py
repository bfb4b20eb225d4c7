"""Photographs cut to the shape in which they are printed, round what is in them. Imports nothing of tidtam."""

import io
from pathlib import Path

from PIL import Image, ImageFilter

LOOK = 64  # px of the small grey picture in which the cut is found
QUALITY = 82


def cut(path: Path, width: int, height: int) -> bytes:
    """The picture as JPEG of that shape, at most so many pixels: never enlarged, never squeezed."""
    with Image.open(path) as image:
        image.draft("RGB", _least(image.size, width, height))
        image.load()
        kept = image.convert("RGB")
    left, top, right, bottom = window(kept, width / height)
    kept = kept.resize(
        (min(width, right - left), min(height, bottom - top)),
        Image.Resampling.BICUBIC,
        box=(left, top, right, bottom),
        reducing_gap=2.0,
    )
    out = io.BytesIO()
    kept.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _least(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """How large the whole picture must at least be unpacked, for the part to have so many pixels."""
    wide, tall = size
    scale = min(1.0, max(width / wide, height / tall))
    return max(1, round(wide * scale)), max(1, round(tall * scale))


def window(image: Image.Image, shape: float) -> tuple[int, int, int, int]:
    """The largest part of that shape (width by height) with the most edges in it, the middle preferred."""
    wide, tall = image.size
    if wide / tall > shape:
        part = round(tall * shape)
        left = _start(image, wide, part, across=True)
        return left, 0, left + max(part, 1), tall
    part = round(wide / shape)
    top = _start(image, tall, part, across=False)
    return 0, top, wide, top + max(part, 1)


def _start(image: Image.Image, whole: int, part: int, *, across: bool) -> int:
    if part >= whole:
        return 0
    edges = (
        image.resize((LOOK, LOOK), Image.Resampling.BOX, reducing_gap=1.0)
        .convert("L")
        .filter(ImageFilter.FIND_EDGES)
    )
    grid = edges.tobytes()
    if across:
        sums = [sum(grid[column::LOOK]) for column in range(LOOK)]
    else:
        sums = [sum(grid[row * LOOK : (row + 1) * LOOK]) for row in range(LOOK)]
    sums[0] = sums[-1] = 0  # the filter's own frame
    span = max(1, round(LOOK * part / whole))
    total = sum(sums) or 1
    middle = (LOOK - span) / 2
    best = max(
        range(LOOK - span + 1),
        key=lambda start: sum(sums[start : start + span]) / total - 0.35 * abs(start - middle) / LOOK,
    )
    return min(whole - part, round(whole * best / LOOK))
