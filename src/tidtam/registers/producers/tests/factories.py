"""Producers, products and registrations for tests; made by the room's own actions."""

import io
from datetime import datetime
from itertools import count

from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store_picture
from tidtam.ground.files.models import File
from tidtam.ground.privacy.actions import PersonRow, give_consent
from tidtam.ground.privacy.models import Purpose
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions
from tidtam.registers.producers.models import Category, Producer, Product, Round

ROUND = "2557-2558"
HOW = "มติกลุ่ม 3/2561"
REGISTERED = datetime(2015, 3, 2, 9, 0, tzinfo=BANGKOK)

_numbers = count(1)
_shades = count(1)


def make_standard_lists() -> None:
    """The categories and rounds, once per test."""
    if not Category.objects.exists():
        actions.load_categories()
    if not Round.objects.exists():
        actions.load_rounds()


def make_producer(
    area: str = "40150808",
    *,
    name_th: str = "กลุ่มทอผ้าไหมบ้านทดสอบ",
    kind: str = "group",
    state: str = "registered",
    at: datetime = REGISTERED,
    **fields,
) -> Producer:
    """A producer of the area, registered in the two-year round; state "" leaves it unregistered."""
    make_standard_lists()
    make_area(area)
    code = fields.pop("code", "") or f"T-{next(_numbers):05}"
    producer = actions.add_producer(actions.ProducerRow(code, kind, name_th, area, at=at, **fields), by=None)
    if state:
        actions.record_registration_step(actions.StepRow(producer.pk, ROUND, state, at), by=None)
        producer.refresh_from_db()
    return producer


def make_shown(**fields) -> Producer:
    """A producer that the public sees, with a person whose name may be said where it is a sole owner's."""
    producer = make_producer(**fields)
    row = PersonRow("นางสมมุติ ใจดี", phone="0812345678", line_id="sommut")
    actions.keep_contact(producer, row, by=None)
    producer.refresh_from_db()
    if producer.kind == "sole":
        give_consent(producer.person, Purpose.NAME, how=HOW, by=None)
    actions.show_producer(producer, how=HOW, by=None)
    producer.refresh_from_db()
    return producer


def make_product(producer: Producer | None = None, *, category: str = "fabric", **fields) -> Product:
    """A product of the producer, of a new one where none is given."""
    producer = producer or make_producer()
    name = fields.pop("name_th", "ผ้าไหมมัดหมี่")
    return actions.add_product(actions.ProductRow(producer.pk, category, name, **fields), by=None)


def make_jpeg() -> bytes:
    """A picture unlike every other."""
    shade = next(_shades)
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade % 256, shade // 256 % 256, 90)).save(out, "JPEG")
    return out.getvalue()


def make_file() -> File:
    return store_picture(make_jpeg(), by=None, name="photo.jpg")
