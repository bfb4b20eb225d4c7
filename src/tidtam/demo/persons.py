"""The people behind the demo's producers: names that say they are invented, numbers that nobody was given.

Phones begin 043-0, which no exchange uses; personal numbers carry the office 0000, which does not exist, and a
right check digit. The same each time.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.db.models import Q
from stdnum.th import pin

from tidtam.ground.people.models import User
from tidtam.ground.privacy import actions
from tidtam.ground.privacy.actions import BreachRow, PersonRow
from tidtam.ground.privacy.models import Person, Purpose, Risk
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import set_people
from tidtam.registers.producers.models import Producer

SEED = "tidtam 2561 persons"
TITLES = ("นาง", "นางสาว", "นาย")
GIVEN = (
    "บุญมี", "คำพัน", "สมหมาย", "ทองใบ", "หนูเพียร", "อุไร", "ประนอม", "บัวลี", "สมคิด", "วันเพ็ญ", "ลำไย", "สุดใจ",
    "ทองสุข", "อ่อนสี", "คำผาย", "บุญเรือง", "รัตนา", "สุภาพ", "ไพบูลย์", "จันทร์เพ็ญ", "หนูจันทร์", "ประยูร", "นงลักษณ์", "สมพร",
)  # fmt: skip
FAMILY = ("สมมุติ", "ตัวอย่าง", "จำลอง", "ทดลอง")
ENDINGS = ("วงศ์", "ชัย", "สุข", "ดี", "พงษ์", "ทอง", "ศรี", "งาม", "แก้ว", "คำ")
HAS_NUMBER, HAS_LINE, AGREES = 0.6, 0.3, 0.5
ALSO = {Purpose.PHOTO: 0.8, Purpose.PLACE: 0.6}
SIGNED = "แบบคำขอลงทะเบียนที่ลงนาม"
COLLECTED = datetime(2018, 6, 29, 10, tzinfo=BANGKOK)
CONTACT = actions.ContactRow(
    "40", "สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น (ตัวอย่าง)", phone="043000000", email="pdpa@example.org"
)
ASKED_ON = date(2018, 7, 10)
NOTICED = datetime(2018, 7, 25, 14, 30, tzinfo=BANGKOK)


def build_persons(users: dict[str, User]) -> None:
    """One person for each producer, consents for about half; one breach, one request; the rules for keeping."""
    actions.load_rules()
    actions.set_contact(CONTACT, by=users["province"])
    # Not those whose draft was given up in 2557: the rules would rightly erase their people in the first night.
    open_ones = Q(registrations__state__in=("received", "district"))
    producers = list(
        Producer.objects.filter(Q(registered_at__isnull=False) | open_ones).distinct().order_by("code")
    )
    random = Random(SEED)  # noqa: S311 - invented data, to be the same each time
    rows = [_row(random, place, producer) for place, producer in enumerate(producers)]
    people = actions.keep_people(rows, by=None)
    set_people(dict(zip((producer.pk for producer in producers), people, strict=True)), by=None)
    actions.give_consents(_consents(random, people), how=SIGNED, by=None, at=COLLECTED)
    _duties(people, users["province"])


def _row(random: Random, place: int, producer: Producer) -> PersonRow:
    name = f"{random.choice(TITLES)}{random.choice(GIVEN)} {random.choice(FAMILY)}{random.choice(ENDINGS)}"
    return PersonRow(
        name,
        phone=f"0430{place:05}",
        line_id=f"demo{place:04}" if random.random() < HAS_LINE else "",
        number=_number(place) if random.random() < HAS_NUMBER else None,
        area=producer.area_id,
    )


def _number(place: int) -> str:
    body = f"10000{place:07}"
    return body + pin.calc_check_digit(body)


def _consents(random: Random, people: Sequence[Person]) -> list[tuple[Person, str]]:
    """Who agrees to the phone mostly agrees to the others too."""
    pairs: list[tuple[Person, str]] = []
    for person in people:
        if random.random() < AGREES:
            pairs.append((person, Purpose.PHONE))
            pairs += [(person, purpose) for purpose, share in ALSO.items() if random.random() < share]
    return pairs


def _duties(people: Sequence[Person], officer: User) -> None:
    """One withdrawal, one request and one breach whose 72 hours are running."""
    actions.withdraw_consent(_agreeing(people), Purpose.PHONE, how="โทรศัพท์มาแจ้ง", by=officer)
    actions.record_request(
        "copy", received_on=ASKED_ON, area="", person=people[0], note="ขอสำเนาข้อมูลของตนเอง", by=officer
    )
    actions.record_breach(
        BreachRow(
            area="40",
            noticed_at=NOTICED,
            happened_at=datetime.combine(NOTICED.date() - timedelta(days=1), time(16), BANGKOK),
            what="ส่งแฟ้มรายชื่อผู้ผลิตของอำเภอหนึ่งไปยังอีเมลของหน่วยงานอื่นโดยผิดพลาด",
            kinds="ชื่อ เบอร์โทรศัพท์ ที่อยู่",
            people_count=24,
            risk=Risk.SOME,
            steps="โทรแจ้งผู้รับให้ลบอีเมลและยืนยันเป็นหนังสือ เปลี่ยนวิธีส่งแฟ้มเป็นลิงก์ที่ต้องเข้าสู่ระบบ",
        ),
        by=officer,
    )


def _agreeing(people: Sequence[Person]) -> Person:
    first: Person = Person.objects.filter(
        pk__in=[person.pk for person in people[:200]], consents__purpose=Purpose.PHONE
    ).order_by("pk")[0]
    return first
