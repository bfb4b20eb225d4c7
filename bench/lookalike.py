"""How many borrowed pictures the look-alike alarm finds, by what was done to them, and how often it cries wolf.

The pictures are drawn: fields under a sky, with the demo's band of words at their foot (the hardest: all of a kind),
and heaps of boxes and discs under noise. Each is borrowed once: cropped, mirrored, made smaller, saved again, stamped.
"""

import io
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageEnhance

if TYPE_CHECKING:
    from bench.measures import Figure

PICTURES = 240
TAKEN = datetime(2018, 7, 1, 3, 0, tzinfo=UTC)
FLIP = Image.Transpose.FLIP_LEFT_RIGHT
Change = Callable[[Image.Image, random.Random], Image.Image]


def lookalike(_home: Path) -> Iterator["Figure"]:
    """Recall by what was done, precision and recall of all, and what one picture costs."""
    import django

    django.setup()
    from bench.measures import Figure
    from tidtam.ground.files import alike

    honest = [_small(_drawn(seed)) for seed in range(PICTURES)]
    begun = time.perf_counter()
    looks = [alike.look(image) for image in honest]
    cost = (time.perf_counter() - begun) * 1000 / PICTURES
    for name, change in CHANGES.items():
        found = sum(_same(honest[seed], looks[seed], _borrowed(seed, change)) for seed in range(PICTURES))
        yield Figure(f"found of 1,000, {name}", 1000 * found / PICTURES, "", None)
    begun = time.perf_counter()
    pairs = [(first, second) for first in range(PICTURES) for second in range(first)]
    ways = [(pair, alike.nearest(looks[pair[0]], looks[pair[1]])) for pair in pairs]
    each = (time.perf_counter() - begun) * 1000 / len(pairs)
    laid = [(pair, near) for pair, near in ways if near]
    begun = time.perf_counter()
    false = [
        pair for pair, near in laid if alike.likeness(*(honest[one] for one in pair), near) >= alike.SAME
    ]
    upon = (time.perf_counter() - begun) * 1000 / max(1, len(laid))
    usual = list(CHANGES.values())
    true = sum(
        _same(honest[seed], looks[seed], _borrowed(seed, usual[seed % len(usual)]))
        for seed in range(PICTURES)
    )
    yield Figure("recall, every kind once, per cent", 100 * true / PICTURES, "", None)
    yield Figure(
        "precision where every picture is borrowed once, per cent", 100 * true / (true + len(false)), "", None
    )
    yield Figure("false pairs of 10,000 different ones", 10_000 * len(false) / len(pairs), "", 5.0)
    yield Figure(
        "pairs laid upon one another, of 1,000 different ones", 1000 * len(laid) / len(pairs), "", None
    )
    yield Figure("the look of one picture", cost, "ms", None)
    yield Figure("a look held against 10,000 others", 10_000 * each, "ms", None)
    yield Figure("two pictures laid upon one another", upon, "ms", None)


def _same(own: Image.Image, look: bytes, other: Image.Image) -> bool:
    from tidtam.ground.files import alike

    ways = alike.nearest(look, alike.look(other))
    return alike.likeness(own, other, ways) >= alike.SAME


def _borrowed(seed: int, change: Change) -> Image.Image:
    return _small(change(_drawn(seed), random.Random(f"borrowed {seed}")))


def _drawn(seed: int) -> Image.Image:
    if seed % 2:
        from tidtam.demo.landscapes import landscape

        return Image.open(io.BytesIO(landscape(f"bench {seed}", taken=TAKEN, point=None))).convert("RGB")
    dice = random.Random(seed)
    image = Image.new("RGB", (800, 600), _colour(dice))
    draw = ImageDraw.Draw(image)
    for _shape in range(dice.randint(8, 25)):
        left, top = dice.randint(-100, 800), dice.randint(-100, 600)
        box = (left, top, left + dice.randint(30, 400), top + dice.randint(30, 300))
        (draw.rectangle if dice.random() < 0.5 else draw.ellipse)(box, fill=_colour(dice))
    return Image.blend(image, _noise(dice, image.size), 0.12)


def _noise(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, dice.randbytes(size[0] * size[1])).convert("RGB")


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randint(20, 240), dice.randint(20, 240), dice.randint(20, 240)


def _small(image: Image.Image) -> Image.Image:
    """As its thumbnail is kept."""
    image = _saved(image, 78)
    image.thumbnail((480, 480), Image.Resampling.LANCZOS)
    return image


def _saved(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def _cropped(share: float) -> Change:
    def crop(image: Image.Image, dice: random.Random) -> Image.Image:
        width, height = int(image.width * share), int(image.height * share)
        left, top = dice.randint(0, image.width - width), dice.randint(0, image.height - height)
        return image.crop((left, top, left + width, top + height))

    return crop


def _stamped(image: Image.Image, _dice: random.Random) -> Image.Image:
    image = image.copy()
    corner = (image.width * 0.6, image.height * 0.8, image.width, image.height)
    ImageDraw.Draw(image).rectangle(corner, fill=(20, 50, 100))
    return image


CHANGES: dict[str, Change] = {
    "saved again at quality 30": lambda image, _dice: _saved(image, 30),
    "a quarter of the size": lambda image, _dice: image.resize((image.width // 4, image.height // 4)),
    "mirrored": lambda image, _dice: image.transpose(FLIP),
    "lighter by a quarter": lambda image, _dice: ImageEnhance.Brightness(image).enhance(1.25),
    "paler by a third": lambda image, _dice: ImageEnhance.Contrast(image).enhance(0.7),
    "grey": lambda image, _dice: image.convert("L").convert("RGB"),
    "cropped to 95 %": _cropped(0.95),
    "cropped to 90 %": _cropped(0.9),
    "cropped to 80 %": _cropped(0.8),
    "cropped to 70 %": _cropped(0.7),
    "cropped to 85 % and mirrored": lambda image, dice: _cropped(0.85)(image, dice).transpose(FLIP),
    "a corner stamped over": _stamped,
}
