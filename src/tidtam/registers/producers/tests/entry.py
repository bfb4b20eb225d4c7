"""An own entry filled in for tests: the link, what is answered, how it is sent."""

import io
import uuid
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import load_channels
from tidtam.registers.producers.actions.entry_links import make_link
from tidtam.registers.producers.models import EntryLink, Round
from tidtam.registers.producers.tests.factories import make_standard_lists

NOW = datetime(2018, 5, 7, 9, 0, tzinfo=BANGKOK)  # within the round 2561-3
LAST = date(2018, 5, 31)
NUMBER = "1101700203450"  # invented, its last digit fits
VILLAGE = "40150808"
ANSWERS = {
    "who": {"kind": "group", "name_th": "กลุ่มทอผ้าไหมบ้านดงเค็ง"},
    "place": {"village": VILLAGE, "address": "12"},
    "products": {"name_1": "ผ้าไหมมัดหมี่", "category_1": "fabric", "price_1": "๒,๕๐๐"},
    "photos": {},
    "person": {"person_name_th": "นางสมมุติ ทดลอง", "person_phone": "081 234 5678", "person_number": NUMBER},
    "allow": {"consent_phone": "on"},
    "tests": {"link_production": "on"},
}


def link_for(code: str = "401508", **fields) -> tuple[EntryLink, str]:
    area, round = Area.objects.get(pk=code), Round.objects.get(pk="2561-3")
    return make_link(area, round, last_day=LAST, by=None, **fields)


def at(token: str, code: str = "") -> str:
    if not code:
        return reverse("join:start", args=[token])
    return (
        reverse("join:check", args=[token]) if code == "check" else reverse("join:step", args=[token, code])
    )


def fill(phone: Client, token: str, **changed: dict) -> None:
    for code, answers in {**ANSWERS, **changed}.items():
        answer = phone.post(at(token, code), answers)
        assert answer.status_code == 302, (code, answer.content.decode())


def send(phone: Client, token: str, sending: uuid.UUID | None = None):
    return phone.post(at(token, "check"), {"sending": str(sending or uuid.uuid4())})


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    return SimpleUploadedFile("IMG_1.jpg", out.getvalue(), "image/jpeg")


def make_places() -> None:
    make_standard_lists()
    load_channels()
    for code in (VILLAGE, "40150809", "40250505"):
        make_area(code)
