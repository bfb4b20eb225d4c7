"""The picture that other sites and chats show beside an article's address: title and photo, 1200 by 630 dots.

Drawn when it is first asked for and kept beside the pictures by what is in it; the sweep of files may take it away, it
is drawn again then.
"""

import hashlib
import io
import json
import os
import uuid
from pathlib import Path

from PIL import Image

from tidtam.ground.files import shelf
from tidtam.kit import paper

TEMPLATE = "news/share.typ"
VERSION = 2
SIZE = (1200, 630)
QUALITY = 82


def share_picture(*, title: str, category: str, site: str, language: str, photo: str) -> Path:
    """Where it stands, as JPEG. photo: content of the picture behind the words, "" for none."""
    said = {"title": title, "category": category, "site": site, "lang": language}
    key = hashlib.sha256(json.dumps([VERSION, said, photo], ensure_ascii=False).encode()).hexdigest()
    made = shelf.page_path_of(key)
    if not made.exists():
        pictures = _behind(photo)
        drawn = paper.drawn(TEMPLATE, {**said, "photo": next(iter(pictures), "")}, pictures=pictures)
        draft = made.with_name(f"{made.name}.{uuid.uuid4().hex}")
        made.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        try:
            with Image.open(io.BytesIO(drawn)) as image:
                image.convert("RGB").save(draft, "JPEG", quality=QUALITY, optimize=True)
            os.replace(draft, made)
        finally:
            draft.unlink(missing_ok=True)
    return made


def _behind(photo: str) -> dict[str, bytes]:
    """No larger than it is shown; nothing where the picture is gone."""
    if not photo:
        return {}
    try:
        with Image.open(shelf.path_of(photo)) as image:
            image.draft("RGB", SIZE)
            image.thumbnail((SIZE[0], SIZE[0]), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=90)
    except OSError:
        return {}
    return {"photo.jpg": out.getvalue()}
