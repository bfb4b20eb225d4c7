"""Pictures of what villages offer: drawn, plainly so, with the words ภาพสมมติ in them; the same every time."""

import io
import random
from math import cos, pi, sin

from PIL import Image, ImageDraw, ImageFilter

from tidtam.demo.landscapes import sign
from tidtam.registers.tourism.models import Kind

SIZE = (1200, 800)
DYES = ((29, 63, 115), (151, 34, 45), (176, 126, 28), (47, 96, 41), (92, 58, 96), (60, 70, 84))
SILK, CLAY, LEAF, WOOD = (247, 241, 227), (158, 96, 62), (86, 128, 62), (112, 82, 56)
Colour = tuple[int, int, int]


def picture(kind: str, seed: str) -> bytes:
    """1200 x 800 px as JPEG."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    image = Image.new("RGB", SIZE, SILK)
    draw = ImageDraw.Draw(image)
    {
        Kind.SOUVENIR: _cloth,
        Kind.ACTIVITY: _cloth,
        Kind.DISH: _dish,
        Kind.HOMESTAY: _house,
        Kind.ATTRACTION: _sanctuary,
        Kind.EVENT: _lanterns,
    }.get(Kind(kind), _sanctuary)(draw, dice)
    image = image.filter(ImageFilter.GaussianBlur(0.6))
    sign(ImageDraw.Draw(image), *SIZE)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=84)
    return out.getvalue()


def _cloth(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """Mudmee: bands of diamonds whose edges are a little out of register, as tied threads are."""
    ground, first, second = dice.sample(DYES, 3)
    draw.rectangle((0, 0, *SIZE), fill=ground)
    step = dice.choice((64, 80, 100))
    for row, y in enumerate(range(0, SIZE[1] + step, step)):
        if row % 4 == 0:
            draw.rectangle((0, y - 5, SIZE[0], y + 5), fill=second)
        for column, x in enumerate(range(0, SIZE[0] + step, step)):
            shade = first if (row + column) % 3 else second
            for size in range(step // 2, 6, -step // 6):
                points = []
                for corner in range(4):
                    angle = corner * pi / 2
                    slip = dice.uniform(-3, 3)
                    points.append((x + size * sin(angle) + slip, y + size * cos(angle)))
                draw.polygon(points, outline=shade, width=5)


def _dish(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """A plate on a woven mat."""
    for x in range(0, SIZE[0], 40):
        for y in range(0, SIZE[1], 40):
            tone = (206, 178, 120) if (x + y) // 40 % 2 else (190, 158, 100)
            draw.rectangle((x, y, x + 38, y + 38), fill=tone)
    middle = (600, 360)
    for radius, fill in ((300, (225, 222, 212)), (282, (255, 255, 250)), (228, (240, 238, 228))):
        draw.ellipse(_round(*middle, radius), fill=fill)
    for _piece in range(90):
        angle, far = dice.uniform(0, 2 * pi), dice.uniform(0, 180)
        px, py = middle[0] + far * cos(angle), middle[1] + far * sin(angle) * 0.8
        fill = dice.choice(((196, 122, 60), (214, 160, 84), (86, 128, 62), (170, 62, 44), (236, 214, 160)))
        draw.ellipse((px - 24, py - 14, px + 24, py + 14), fill=fill)
    for number in range(5):
        x = 960 + number * 10
        draw.ellipse((x, 130 + number * 60, x + 130, 180 + number * 60), fill=LEAF)


def _house(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """A house on posts in the evening."""
    for y in range(SIZE[1]):
        share = y / SIZE[1]
        draw.line((0, y, SIZE[0], y), fill=_between((46, 62, 104), (236, 176, 122), share))
    draw.rectangle((0, 620, *SIZE), fill=(58, 74, 48))
    left = dice.randint(300, 420)
    for x in range(left, left + 481, 120):
        draw.rectangle((x, 500, x + 16, 650), fill=WOOD)
    draw.rectangle((left - 20, 330, left + 520, 510), fill=(132, 92, 60))
    draw.polygon([(left - 90, 340), (left + 250, 150), (left + 590, 340)], fill=(92, 52, 42))
    for x in (left + 60, left + 220, left + 380):
        draw.rectangle((x, 380, x + 70, 460), fill=(250, 216, 138))
    draw.ellipse(_round(980, 140, 46), fill=(250, 240, 210))


def _sanctuary(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """An old brick sanctuary under trees."""
    for y in range(560):
        draw.line((0, y, SIZE[0], y), fill=_between((150, 190, 222), (240, 226, 196), y / 560))
    draw.rectangle((0, 560, *SIZE), fill=(140, 150, 84))
    middle = dice.randint(480, 720)
    for level in range(6):
        wide = 230 - level * 34
        top = 560 - (level + 1) * 66
        draw.rectangle((middle - wide, top, middle + wide, top + 68), fill=CLAY)
        for x in range(middle - wide, middle + wide, 34):
            draw.line(
                (x + (17 if level % 2 else 0), top, x + (17 if level % 2 else 0), top + 66),
                fill=(136, 80, 52),
            )
        draw.line((middle - wide, top, middle + wide, top), fill=(184, 124, 88), width=5)
    draw.rectangle((middle - 40, 450, middle + 40, 560), fill=(64, 40, 30))
    for _tree in range(8):
        x = dice.choice((dice.randint(0, 220), dice.randint(960, 1200)))
        draw.rectangle((x - 8, 470, x + 8, 600), fill=WOOD)
        draw.ellipse(_round(x, 430, dice.randint(60, 110)), fill=_between(LEAF, (58, 92, 50), dice.random()))


def _lanterns(draw: ImageDraw.ImageDraw, dice: random.Random) -> None:
    """Lights in the evening sky over a field."""
    for y in range(SIZE[1]):
        draw.line((0, y, SIZE[0], y), fill=_between((20, 28, 58), (88, 62, 92), y / SIZE[1]))
    draw.rectangle((0, 640, *SIZE), fill=(34, 40, 36))
    for _light in range(46):
        x, y, size = dice.randint(30, 1170), dice.randint(40, 600), dice.randint(8, 26)
        draw.ellipse(_round(x, y, size + 6), fill=(150, 92, 50))
        draw.ellipse(_round(x, y, size), fill=(250, 196, 104))


def _round(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _between(first: Colour, second: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
