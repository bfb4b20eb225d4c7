"""Pictures for the demo's visits: drawn, plainly so, with the words ภาพสมมติ in them; the same every time."""

import io
import random
from datetime import datetime
from fractions import Fraction
from math import sin

from PIL import ExifTags, Image, ImageDraw, ImageFont

from tidtam.kit import clock, fonts

SIZE = (800, 600)
SKIES = ((206, 224, 238), (240, 214, 176), (188, 208, 226), (226, 226, 214))
FIELDS = ((122, 150, 84), (164, 150, 86), (98, 132, 92), (178, 166, 108))
WORDS = "ภาพสมมติ"


def landscape(seed: str, *, taken: datetime, point: tuple[float, float] | None) -> bytes:
    """A field under a sky as JPEG, with the time and place that a phone would write into it."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    image = Image.new("RGB", SIZE, dice.choice(SKIES))
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    horizon = dice.randint(250, 330)
    draw.ellipse(_box(dice.randint(90, width - 90), dice.randint(60, 150), 42), fill=(250, 236, 196))
    for depth, shade in enumerate((0.72, 0.86, 1.0)):
        wave, lift = dice.uniform(60, 150), dice.uniform(14, 36)
        field = tuple(int(part * shade) for part in dice.choice(FIELDS))
        edge = [(x, horizon + depth * 70 + lift * sin(x / wave + depth)) for x in range(0, width + 8, 8)]
        draw.polygon([(0, height), *edge, (width, height)], fill=field)
    for _tree in range(dice.randint(2, 6)):
        x, y, size = (
            dice.randint(30, width - 30),
            dice.randint(horizon + 30, horizon + 130),
            dice.randint(14, 34),
        )
        draw.rectangle((x - 3, y, x + 3, y + size * 2), fill=(96, 74, 52))
        draw.ellipse(_box(x, y, size), fill=(70, 104, 62))
    sign(draw, width, height)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=80, exif=_exif(taken, point))
    return out.getvalue()


def made_over(drawn: bytes) -> bytes:
    """The same picture cropped and mirrored, with what its camera said: as somebody would who borrows it."""
    image = Image.open(io.BytesIO(drawn))
    exif = image.getexif()
    width, height = image.size
    part = image.crop((40, 30, width - 30, height - 30)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    out = io.BytesIO()
    part.save(out, "JPEG", quality=70, exif=exif)
    return out.getvalue()


def sign(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """The words that say that it is drawn."""
    font = ImageFont.truetype(fonts.PAPER / "Sarabun-SemiBold.ttf", 44)
    draw.rectangle((0, height - 84, width, height), fill=(31, 63, 110))
    draw.text((width // 2, height - 42), WORDS, font=font, fill=(255, 253, 247), anchor="mm")


def _exif(taken: datetime, point: tuple[float, float] | None) -> Image.Exif:
    exif = Image.Exif()
    here = clock.local(taken)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = f"{here:%Y:%m:%d %H:%M:%S}"
    if point is not None:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", _degrees(point[0])
        gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", _degrees(point[1])
    return exif


def _degrees(value: float) -> tuple[Fraction, Fraction, Fraction]:
    return Fraction(int(value)), Fraction(0), Fraction(round((value - int(value)) * 3600 * 100), 100)


def _box(x: int, y: int, radius: int) -> tuple[int, int, int, int]:
    return x - radius, y - radius, x + radius, y + radius
