"""What a phone sends, in tests."""

import hashlib
import io
import json
import uuid
from datetime import datetime
from typing import Any

from django.urls import reverse
from PIL import Image

from tidtam.kit.clock import BANGKOK
from tidtam.work.followup.models import Action

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
VILLAGE = "40150604"


def picture(shade: int = 120) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((320, 240), shade).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def bring(
    client, content: bytes, *, key=None, step: int = 4096, original: str = ""
) -> tuple[str, dict[str, Any]]:
    """Send a photo piece by piece, as the phone does."""
    key = key or str(uuid.uuid4())
    answer = {"received": 0}
    while answer["received"] < len(content):
        answer = piece(client, key, content, answer["received"], step, original=original).json()
    return key, answer


def piece(client, key, content: bytes, at: int, step: int = 4096, *, sha256: str = "", original: str = ""):
    return client.post(
        reverse("field:photo", args=[key]),
        content[at : at + step],
        content_type="application/octet-stream",
        headers={
            "X-Offset": str(at),
            "X-Size": str(len(content)),
            "X-Sha256": sha256 or hashlib.sha256(content).hexdigest(),
            "X-Original-Sha256": original,
        },
    )


def told(action: Action | None = None, **fields: Any) -> dict[str, Any]:
    findings = [{"key": str(action.key), "answer": "fine", "note": ""}] if action else []
    visit = {"id": str(uuid.uuid4()), "area": VILLAGE, "visited_at": NOW.isoformat(), "clock_off": None}
    words = {"met": "ผู้ใหญ่บ้าน", "companions": "", "note": "เรียบร้อยดี", "point": [None, None, None]}
    return {**visit, **words, "photos": [], "findings": findings, **fields}


def send(client, given: dict[str, Any]):
    return client.post(reverse("field:visit"), json.dumps(given), content_type="application/json")
