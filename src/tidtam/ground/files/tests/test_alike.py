"""Two pictures of the same look alike whatever was done to one of them; two of different things do not."""

import random

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from tidtam.ground.files import alike

TURN = Image.Transpose.FLIP_LEFT_RIGHT


def scene(seed: int) -> Image.Image:
    dice = random.Random(seed)
    image = Image.new("RGB", (480, 360), (dice.randint(40, 200),) * 3)
    draw = ImageDraw.Draw(image)
    for _shape in range(16):
        left, top = dice.randint(-60, 460), dice.randint(-60, 340)
        fill = tuple(dice.randint(20, 240) for _part in "rgb")
        draw.ellipse((left, top, left + dice.randint(40, 260), top + dice.randint(40, 200)), fill=fill)
    return image


def judged(first: Image.Image, second: Image.Image) -> bool:
    ways = alike.nearest(alike.look(first), alike.look(second))
    return alike.likeness(first, second, ways) >= alike.SAME


@pytest.mark.parametrize(
    "change",
    [
        lambda image: image.resize((160, 120)),
        lambda image: image.convert("L"),
        lambda image: image.transpose(TURN),
        lambda image: image.crop((20, 10, 460, 340)),
        lambda image: image.crop((60, 40, 450, 333)).transpose(TURN),
        lambda image: ImageEnhance.Brightness(image).enhance(1.2),
        lambda image: ImageEnhance.Contrast(image).enhance(0.7),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_picture_is_known_again(seed, change):
    image = scene(seed)
    assert judged(image, change(image))
    assert judged(change(image), image)


def test_different_pictures_are_not_taken_for_one():
    scenes = [scene(seed) for seed in range(100, 124)]
    assert not [
        (first, second)
        for first in range(len(scenes))
        for second in range(first)
        if judged(scenes[first], scenes[second])
    ]


def test_a_plain_picture_is_like_nothing():
    plain = Image.new("RGB", (300, 200), (120, 120, 120))
    assert not judged(plain, scene(1))
    assert not judged(plain, Image.new("RGB", (300, 200), (60, 90, 60)))


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (31, 7), (480, 3)])
def test_the_smallest_pictures_have_a_look_too(size):
    assert len(alike.look(Image.new("RGB", size, (200, 10, 10)))) == alike.LENGTH


def test_a_look_is_the_same_on_every_machine():
    assert alike.look(scene(7)).hex()[:32] == "a6fc43e9465339bb56d629b562b999ce"
