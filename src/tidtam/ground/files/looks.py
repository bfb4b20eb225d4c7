"""The looks of kept pictures, made once from the thumbnail of each."""

from collections.abc import Collection

from PIL import Image

from tidtam.ground.files import alike, shelf
from tidtam.ground.files.models import Look

CHUNK = 500


def looks_of(contents: Collection[str]) -> dict[str, bytes]:
    """Content hash of a picture -> its look; those that have none yet get one. A picture that is gone is left out."""
    wanted = sorted(set(contents))
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        found |= {row.sha256: bytes(row.look) for row in Look.objects.filter(sha256__in=part)}
    for sha256 in wanted:
        if sha256 not in found and (image := thumbnail(sha256)) is not None:
            found[sha256] = alike.look(image)
            Look.objects.update_or_create(sha256=sha256, defaults={"look": found[sha256]})
    return found


def thumbnail(sha256: str) -> Image.Image | None:
    """The small picture as it is kept."""
    try:
        with Image.open(shelf.path_of(sha256, thumbnail=True)) as image:
            image.load()
            return image.convert("RGB")
    except OSError:
        return None
