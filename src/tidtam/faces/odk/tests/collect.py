"""ODK Collect, as far as a server can tell."""

import io
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape
from PIL import Image

from tidtam.faces.odk import xforms
from tidtam.work.followup.models import Checklist

VERSION = {"X-OpenRosa-Version": "1.0"}


def address(name: str, token: str, form: str = "") -> str:
    return reverse(name, args=[token, form] if form else [token])


def get(client, name: str, token: str, form: str = "", **headers: str):
    return client.get(address(name, token, form), headers=VERSION | headers)


def filled(
    checklist: Checklist, answers: dict[int, tuple[str, ...]] | None = None, *, photos=(), id="", **said: Any
) -> bytes:
    """A filled form; answers: by item's key answer, note and photo."""
    given = {
        "start": "2018-07-27T09:30:00.000+07:00",
        "village": "40150604",
        "visited_on": "2018-07-27",
        "met": "ผู้ใหญ่บ้าน",
        "position": "15.7400 102.8000 170.0 8.5",
        "note": "เรียบร้อยดี",
    } | said
    parts = [f"<{name}>{escape(text)}</{name}>" for name, text in given.items() if text is not None]
    parts += [f"<shots><photo>{name}</photo></shots>" for name in photos]
    for key, (answer, *rest) in (answers or {}).items():
        note, photo = [*rest, "", ""][:2]
        parts.append(
            f"<item_{key}><answer_{key}>{answer}</answer_{key}><note_{key}>{escape(note)}</note_{key}>"
            f"<photo_{key}>{photo}</photo_{key}></item_{key}>"
        )
    form, version = xforms.id_of(checklist), xforms.version_of(checklist)
    corrects = said.pop("deprecated", "")
    old = f"<orx:deprecatedID>uuid:{corrects}</orx:deprecatedID>" if corrects else ""
    return (
        "<?xml version='1.0' ?>"
        f'<data id="{form}" version="{version}" xmlns:orx="http://openrosa.org/xforms">{"".join(parts)}'
        f"<orx:meta><orx:instanceID>uuid:{id or uuid.uuid4()}</orx:instanceID>{old}</orx:meta></data>"
    ).encode()


def send(client, token: str, xml: bytes | None, photos: dict[str, bytes] | None = None, **headers: str):
    parts: dict[str, Any] = {}
    if xml is not None:
        parts["xml_submission_file"] = SimpleUploadedFile("submission.xml", xml, "text/xml")
    for name, content in (photos or {}).items():
        parts[name] = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(address("odk_submission", token), parts, headers=VERSION | headers)


def picture() -> bytes:
    """Unlike every other."""
    out = io.BytesIO()
    Image.effect_noise((320, 240), 90).convert("RGB").save(out, "JPEG")
    return out.getvalue()
