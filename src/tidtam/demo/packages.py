"""Pictures of packages before and after a training, for the demo: drawn, plainly so, the same every time."""

import io
import random

from PIL import Image, ImageDraw

from tidtam.demo.landscapes import SIZE, sign

TABLES = ((214, 200, 176), (196, 186, 170), (222, 214, 200))
DYES = ((122, 32, 46), (31, 63, 110), (53, 102, 47), (138, 90, 0), (92, 58, 110))
SILK, PLASTIC, STRING = (250, 244, 230), (232, 232, 226), (150, 120, 84)


def before(seed: str) -> bytes:
    """A plain plastic bag tied with string, no label."""
    image, draw, dice = _table(seed)
    left, top = 250 + dice.randint(-30, 30), 150
    draw.rounded_rectangle(
        (left, top + 60, left + 300, top + 340), 60, fill=PLASTIC, outline=(200, 200, 194), width=4
    )
    draw.polygon(
        [(left + 110, top + 66), (left + 60, top - 20), (left + 240, top - 20), (left + 190, top + 66)],
        fill=PLASTIC,
    )
    for _piece in range(26):
        x, y = left + dice.randint(50, 250), top + dice.randint(150, 310)
        size = dice.randint(14, 26)
        draw.ellipse(
            (x - size, y - size // 2, x + size, y + size // 2), fill=(168, 128, 76), outline=(136, 100, 56)
        )
    draw.line((left + 100, top + 66, left + 200, top + 66), fill=STRING, width=12)
    return _jpeg(image, draw)


def after(seed: str) -> bytes:
    """The same goods in a box in the colours of a cloth, with a label and a window."""
    image, draw, dice = _table(seed)
    dye = dice.choice(DYES)
    left, top, width, height = 240, 120, 320, 370
    side = [(left + width, top), (left + width + 60, top - 34), (left + width + 60, top + height - 34)]
    draw.polygon([*side, (left + width, top + height)], fill=tuple(part * 3 // 4 for part in dye))
    lid = [(left, top), (left + 60, top - 34), (left + width + 60, top - 34), (left + width, top)]
    draw.polygon(lid, fill=tuple(min(part + 40, 255) for part in dye))
    draw.rectangle((left, top, left + width, top + height), fill=dye)
    for row in range(3):  # a band of mudmee, the cloth of the place
        for column in range(8):
            x, y = left + 20 + column * 40, top + 24 + row * 18
            draw.polygon([(x, y - 9), (x + 16, y), (x, y + 9), (x - 16, y)], outline=SILK)
    draw.rounded_rectangle((left + 60, top + 100, left + 260, top + 200), 14, fill=SILK)
    draw.line((left + 90, top + 138, left + 230, top + 138), fill=dye, width=10)
    draw.line((left + 110, top + 166, left + 210, top + 166), fill=STRING, width=6)
    draw.ellipse((left + 90, top + 225, left + 230, top + 345), fill=(168, 128, 76), outline=SILK, width=8)
    return _jpeg(image, draw)


def _table(seed: str) -> tuple[Image.Image, ImageDraw.ImageDraw, random.Random]:
    dice = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    image = Image.new("RGB", SIZE, (238, 236, 230))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 380, *SIZE), fill=dice.choice(TABLES))
    return image, draw, dice


def _jpeg(image: Image.Image, draw: ImageDraw.ImageDraw) -> bytes:
    sign(draw, *SIZE)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()
