"""Pictures are never kept as they came: read, turned upright, made smaller, and written anew without a trace.

What the camera said about time and place is read first; it belongs to the record, not to the picture that
others may see.
"""

import io
import math
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

from tidtam.kit.clock import BANGKOK

register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
LONGEST = 2560
THUMBNAIL = 480
MOST_PIXELS = 50_000_000
QUALITY, THUMBNAIL_QUALITY = 85, 78


class PictureProblem(Exception):
    """The picture cannot be taken; the text says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: JPEG, upright, sRGB, without metadata; and what its camera said."""

    jpeg: bytes
    thumbnail: bytes
    width: int
    height: int
    taken_at: datetime | None
    latitude: float | None
    longitude: float | None


def read(file: IO[bytes]) -> Picture:
    """Read an uploaded JPEG, PNG, WebP or HEIC; PictureProblem says why it cannot be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # size is checked below; broken metadata is no reason to refuse
            with Image.open(file, formats=FORMATS) as image:
                return _read(image)
    except PictureProblem:
        raise
    except Exception as error:  # a decoder that is given hostile bytes raises whatever it likes
        raise PictureProblem(
            _("This is not a picture that can be read. Send a photo as JPEG, PNG, WebP or HEIC.")
        ) from error


def _read(image: Image.Image) -> Picture:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureProblem(
            _("The picture has %(size)s million pixels; at most %(limit)s million can be taken.")
            % {"size": f"{width * height / 1e6:,.0f}", "limit": f"{MOST_PIXELS / 1e6:,.0f}"}
        )
    if min(width, height) < 2:
        raise PictureProblem(_("The picture is empty."))
    taken_at, place = _said_by_camera(image)
    image.draft("RGB", (LONGEST, LONGEST))  # a JPEG is unpacked no larger than it will be kept
    image.load()
    kept = plain(ImageOps.exif_transpose(image))
    kept.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    small = kept.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    return Picture(
        jpeg=_written(kept, QUALITY),
        thumbnail=_written(small, THUMBNAIL_QUALITY),
        width=kept.width,
        height=kept.height,
        taken_at=taken_at,
        latitude=place[0] if place else None,
        longitude=place[1] if place else None,
    )


def plain(image: Image.Image) -> Image.Image:
    """The colours as sRGB on white, and nothing besides them."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = (
                ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                or image
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the colours as they are
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Image.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    elif image.mode != "RGB":
        image = image.convert("RGB")
    image.info.clear()  # comments and XMP would otherwise be written again
    return image


def _written(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _said_by_camera(image: Image.Image) -> tuple[datetime | None, tuple[float, float] | None]:
    try:
        exif = image.getexif()
        shot = exif.get_ifd(ExifTags.IFD.Exif)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # metadata of any maker, in any state
        return None, None
    return _time(shot), _place(place)


def _time(shot: dict[int, Any]) -> datetime | None:
    """When the photo was taken; a camera without a zone is in Thailand."""
    try:
        taken = datetime.strptime(  # noqa: DTZ007 (the zone follows)
            str(shot[ExifTags.Base.DateTimeOriginal]).strip("\x00 "), "%Y:%m:%d %H:%M:%S"
        )
        return taken.replace(tzinfo=_zone(shot)).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return None


def _zone(shot: dict[int, Any]) -> Any:
    said = str(shot.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\x00 ")
    try:
        hours, minutes = said[1:].split(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-offset if said.startswith("-") else offset)
    except ValueError:
        return BANGKOK


def _place(gps: dict[int, Any]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; 0, 0 is a receiver that has not found itself."""
    try:
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps.get(ExifTags.GPS.GPSLatitudeRef) == "S")
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps.get(ExifTags.GPS.GPSLongitudeRef) == "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180) or (latitude == 0 and longitude == 0):
        return None
    return latitude, longitude


def _degrees(parts: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = round(degrees + minutes / 60 + seconds / 3600, 7)
    if not math.isfinite(value):
        raise ValueError("no number")
    return -value if negative else value
