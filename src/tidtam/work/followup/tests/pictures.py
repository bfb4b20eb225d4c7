"""Pictures for tests: drawn scenes, and the ways in which one picture is made to look like another."""

import io
import random

from PIL import Image, ImageDraw

from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File


def scene(seed: int) -> Image.Image:
    """Boxes and discs as they fall; no two seeds are alike."""
    dice = random.Random(seed)
    image = Image.new("RGB", (640, 480), _colour(dice))
    draw = ImageDraw.Draw(image)
    for _shape in range(18):
        left, top = dice.randint(-80, 600), dice.randint(-80, 440)
        box = (left, top, left + dice.randint(40, 320), top + dice.randint(40, 260))
        (draw.rectangle if dice.random() < 0.5 else draw.ellipse)(box, fill=_colour(dice))
    return image


def jpeg(image: Image.Image, quality: int = 80) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def kept(image: Image.Image, quality: int = 80) -> File:
    return store_picture(jpeg(image, quality), by=None, name="photo.jpg")


def cropped(image: Image.Image, share: float = 0.85) -> Image.Image:
    width, height = image.size
    left, top = int(width * (1 - share) * 0.7), int(height * (1 - share) * 0.3)
    return image.crop((left, top, left + int(width * share), top + int(height * share)))


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randint(20, 240), dice.randint(20, 240), dice.randint(20, 240)
