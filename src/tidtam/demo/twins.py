"""Producers of อ.หนองสองห้อง that were entered twice, all invented: one pair merged, one found to be two, three open.

They were entered after the meeting of 20 July 2561 and are registered in no round, so that no figure moves.
"""

from datetime import datetime

from tidtam.ground.people.models import User
from tidtam.ground.privacy.actions import PersonRow
from tidtam.kit.access import within
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import ProducerRow, add_producer, keep_contact
from tidtam.registers.producers.actions.duplicates import mark_distinct, merge_producers
from tidtam.registers.producers.models import Producer, ProducerKind, RegistrationState

DISTRICT, OTHER_DISTRICT = "4015", "4025"
ENTERED = datetime(2018, 7, 24, 10, 20, tzinfo=BANGKOK)
MERGED = datetime(2018, 7, 25, 14, 5, tzinfo=BANGKOK)
PHONES = ("043000015", "043000026")  # invented: no line of the province begins so


def build_twins(users: dict[str, User]) -> None:
    """Plant the pairs; the district's officer decided about two of them."""
    officer = users["district4015"]
    first, second, third, fourth, fifth = _groups(DISTRICT)
    merge_producers(_again(first), first, reason="ลงทะเบียนซ้ำ ประธานคนเดียวกัน", by=officer, at=MERGED)
    mark_distinct(second, _again(second), reason="คนละหมู่บ้าน ประธานคนละคน", by=officer)
    _again(third)
    _with_phone(PHONES[0], fourth, _again(fourth, name="ร้านของดีบ้านเรา"))
    abroad = _groups(OTHER_DISTRICT)[0]
    _with_phone(PHONES[1], fifth, abroad)


def _groups(district: str) -> list[Producer]:
    """Five groups that a round registered."""
    rows = Producer.objects.filter(
        within(district, "area_id"),
        kind=ProducerKind.GROUP,
        registrations__state=RegistrationState.REGISTERED,
        struck_at=None,
        person=None,
    )
    return list(rows.order_by("code").distinct()[:5])


def _again(producer: Producer, name: str = "") -> Producer:
    """The same group as somebody else would have entered it."""
    told = name or producer.name_th.replace("วิสาหกิจชุมชน", "กลุ่ม").replace("กลุ่ม", "กลุ่มแม่บ้าน", 1)
    row = ProducerRow(f"{producer.code}ซ", producer.kind, told, producer.area_id, at=ENTERED)
    return add_producer(row, by=None)


def _with_phone(phone: str, *producers: Producer) -> None:
    for producer in producers:
        keep_contact(producer, PersonRow("นางสมมุติ ตัวอย่าง", phone=phone), by=None)
