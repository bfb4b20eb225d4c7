"""Photos: written anew, upright, small, without a trace; what the camera said is read first."""

import io
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from pillow_heif import from_pillow

from tidtam.ground.files import actions, shelf
from tidtam.ground.files.actions import FileProblem
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf_of_its_own(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


def exif(*, offset: str = "", orientation: int = 1, ref: str = "N") -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.Model] = "SECRET-PHONE"
    shot = made.get_ifd(ExifTags.IFD.Exif)
    shot[ExifTags.Base.DateTimeOriginal] = "2018:07:20 09:30:00"
    if offset:
        shot[ExifTags.Base.OffsetTimeOriginal] = offset
    gps = made.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = ref
    gps[ExifTags.GPS.GPSLatitude] = (15.0, 41.0, 30.0)
    gps[ExifTags.GPS.GPSLongitudeRef] = "E"
    gps[ExifTags.GPS.GPSLongitude] = (102.0, 48.0, 0.0)
    return made


def photo(form: str = "JPEG", size: tuple[int, int] = (400, 300), **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", size, "teal")
    if form == "HEIF":
        from_pillow(image).save(out, quality=60)
    else:
        image.save(out, form, **more)
    return out.getvalue()


def kept(file: File) -> Image.Image:
    return Image.open(shelf.path_of(file.sha256))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_each_kind_of_photo_becomes_a_jpeg(form: str) -> None:
    file = actions.store_picture(photo(form), by=None, name=f"ภาพ.{form.lower()}")
    image = kept(file)
    assert (image.format, image.size, file.kind) == ("JPEG", (400, 300), "image/jpeg")
    assert file.name.endswith(".jpg")
    assert image.getpixel((5, 5)) == pytest.approx((0, 128, 128), abs=4)


def test_time_and_place_are_read_and_nothing_of_them_is_served() -> None:
    original = photo(exif=exif(), comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>")
    file = actions.store_picture(original, by=None)
    assert file.taken_at == datetime(2018, 7, 20, 2, 30, tzinfo=UTC)
    assert (file.latitude, file.longitude) == (pytest.approx(15.691667, abs=1e-6), 102.8)
    for thumbnail in (False, True):
        served = b"".join(serve(file, thumbnail=thumbnail).streaming_content)
        assert b"SECRET" not in served
        assert b"Exif" not in served
        assert not Image.open(io.BytesIO(served)).getexif()


def test_a_camera_that_knows_its_zone_and_hemisphere_is_believed() -> None:
    file = actions.store_picture(photo(exif=exif(offset="-05:30", ref="S")), by=None)
    assert file.taken_at == datetime(2018, 7, 20, 15, 0, tzinfo=UTC)
    assert file.latitude == pytest.approx(-15.691667, abs=1e-6)


def test_a_photo_lying_on_its_side_stands_up_and_is_made_smaller() -> None:
    file = actions.store_picture(photo(size=(5000, 3000), exif=exif(orientation=6)), by=None)
    assert (file.width, file.height) == (1536, 2560)
    small = Image.open(shelf.path_of(file.sha256, thumbnail=True))
    assert small.size == (288, 480)


def test_what_is_transparent_becomes_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(out, "PNG")
    assert kept(actions.store_picture(out.getvalue(), by=None)).getpixel((3, 3)) == (255, 255, 255)


def test_the_same_photo_twice_is_kept_once() -> None:
    first, second = (actions.store_picture(photo(exif=exif()), by=None) for _ in range(2))
    assert first.sha256 == second.sha256
    assert first.original_sha256 == second.original_sha256 != first.sha256


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that claim to unpack to a picture of this size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(50),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        photo()[:500],
        png_that_says(100, 100),
        png_that_says(60_000, 60_000),
        png_that_says(0, 10),
        photo(size=(1, 1)),
        b"%PDF-1.7",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_what_is_no_picture_is_refused_and_leaves_nothing(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        actions.store_picture(content, by=None)
    assert not File.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_place_of_nowhere_and_a_time_of_never_are_left_out() -> None:
    made = exif()
    made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (0.0, 0.0, 0.0)
    made.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLongitude] = (0.0, 0.0, 0.0)
    made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "0000:00:00 00:00:00"
    file = actions.store_picture(photo(exif=made), by=None)
    assert (file.taken_at, file.latitude, file.longitude) == (None, None, None)
