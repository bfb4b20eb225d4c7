"""Signs and emblems: PNG, JPEG and SVG become a PNG that holds nothing but its dots."""

import io
from pathlib import Path

import pytest
from django.utils import translation
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tidtam.ground.files import actions, shelf
from tidtam.ground.files.actions import FileProblem
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File

pytestmark = pytest.mark.django_db

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%s</svg>'
RING = '<circle cx="20" cy="10" r="9" fill="#000"/>'


@pytest.fixture(autouse=True)
def shelf_of_its_own(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


def sign(mode: str = "RGBA", size: tuple[int, int] = (300, 200), form: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, size, 0)
    image.paste(128 if mode == "L" else "black", (50, 50, 100, 100))
    image.save(out, form, **more)
    return out.getvalue()


def kept(file: File) -> Image.Image:
    return Image.open(shelf.path_of(file.sha256))


def test_a_png_stands_on_white_and_says_nothing_besides_its_dots() -> None:
    said = PngInfo()
    said.add_text("Author", "SECRET-NAME")

    file = actions.store_drawing(sign(pnginfo=said), by=None, name="ครุฑ.png")

    image = kept(file)
    assert (image.format, image.mode, image.size, file.kind) == ("PNG", "RGB", (300, 200), "image/png")
    assert (image.getpixel((0, 0)), image.getpixel((60, 60))) == ((255, 255, 255), (0, 0, 0))
    assert b"SECRET" not in shelf.path_of(file.sha256).read_bytes()
    assert file.name == "ครุฑ.png"


def test_a_jpeg_and_a_large_picture_are_written_anew() -> None:
    file = actions.store_drawing(sign("L", (3000, 2000), "JPEG"), by=None, name="ตรา.jpg")

    assert (kept(file).format, kept(file).size, file.name) == ("PNG", (1200, 800), "ตรา.png")


def test_an_svg_is_drawn_once_large_enough_for_paper() -> None:
    file = actions.store_drawing((SVG % RING).encode(), by=None, name="ตรา.svg")

    image = kept(file)
    assert (image.size, file.name) == ((1200, 600), "ตรา.png")
    assert (image.getpixel((5, 5)), image.getpixel((600, 300))) == ((255, 255, 255), (0, 0, 0))


def test_what_a_drawing_program_leaves_in_an_svg_falls_away_and_its_colours_stay() -> None:
    drawn = (
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="40px" height="20px" '
        'xmlns:i="http://ns.example/i"><metadata>x</metadata><i:view/><style>.a{fill:#f00}</style>'
        '<rect class="a" width="40" height="20"/></svg>'
    )

    image = kept(actions.store_drawing(drawn.encode(), by=None))

    assert (image.size, image.getpixel((600, 300))) == ((1200, 600), (255, 0, 0))


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<image href="file:///etc/passwd"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<defs><g id="a"/></defs><use href="#a"/>',
        "<style>@import url(http://tidtam.example/x.css)</style>",
        "<style>.a{fill:url(http://tidtam.example/x)}</style>",
        "<filter/>",
        "<text>x</text>",
    ],
)
def test_a_part_that_runs_fetches_or_repeats_is_refused_by_name(part: str) -> None:
    name = part.split(">", 1)[0].strip("<").split()[0].rstrip("/").replace("defs", "use")

    with translation.override("en"), pytest.raises(FileProblem, match=name):
        actions.store_drawing((SVG % (RING + part)).encode(), by=None)


def test_an_attribute_that_fetches_falls_away() -> None:
    hostile = RING.replace('fill="#000"', 'fill="#000" style="fill:url(http://tidtam.example/x)"')

    assert kept(actions.store_drawing((SVG % hostile).encode(), by=None)).getpixel((600, 300)) == (0, 0, 0)


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG % "<title>&b;</title>"

    with translation.override("en"), pytest.raises(FileProblem, match="declarations"):
        actions.store_drawing(bomb.encode(), by=None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "PNG or SVG"),
        (b"<html></html>", "PNG or SVG"),
        (b"<svg", "PNG or SVG"),
        ((SVG % "").encode(), "empty"),
        ((SVG % RING).replace(' viewBox="0 0 40 20"', "").encode(), "how large"),
        ((SVG % RING).replace("0 0 40 20", "0 0 0 20").encode(), "empty"),
        ((SVG % RING).replace("0 0 40 20", "0 0 nan 20").encode(), "empty"),
        (sign(size=(2000, 20)), "long and narrow"),
        (b"", "empty"),
        (b"x" * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words(content: bytes, said: str) -> None:
    with translation.override("en"), pytest.raises(FileProblem, match=said):
        actions.store_drawing(content, by=None)


def test_a_drawing_is_shown_in_the_window_and_runs_nothing() -> None:
    response = serve(actions.store_drawing(sign(), by=None))

    assert response["Content-Type"] == "image/png"
    assert "inline" in response.get("Content-Disposition", "inline")
    assert "sandbox" in response["Content-Security-Policy"]
