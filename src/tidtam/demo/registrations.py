"""Registrations under way in the demo: their products, papers seen and missing, products struck out, every state.

All invented. What the counted round registered gets its products and numbers here too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from tidtam.demo.economy import Office, words
from tidtam.demo.economy.makers import COURSE, KINDS, office_time
from tidtam.demo.landscapes import landscape
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.actions import store_picture
from tidtam.kit import money
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions
from tidtam.registers.producers.models import (
    Producer,
    Product,
    Registration,
    RegistrationState,
)
from tidtam.registers.producers.queries.documents import asked_of

ROUND = "2561-3"
OLD = "2555-2556"
SEED = "tidtam 2561 registrations"
MORNING = time(8, 30, tzinfo=BANGKOK)
Progress = Callable[[int, int], None]

#: district, state, how many: a committee that meets, a table at the province, some that went wrong.
UNDER_WAY: tuple[tuple[str, str, int], ...] = (
    ("4015", "draft", 3),
    ("4015", "received", 9),
    ("4015", "district", 6),
    ("4015", "province", 4),
    ("4015", "rejected", 1),
    ("4025", "received", 3),
    ("4025", "district", 4),
    ("4025", "province", 3),
    ("4025", "cancelled", 1),
    ("4001", "province", 5),
)
REASONS = {
    "rejected": "ผลิตภัณฑ์ซื้อมาจำหน่าย ไม่ได้ผลิตในชุมชน",
    "cancelled": "ผู้ผลิตขอถอนคำขอ ย้ายสถานที่ผลิตไปอำเภออื่น",
    "draft": "รูปถ่ายผลิตภัณฑ์ไม่ชัด ขอให้ถ่ายใหม่และยื่นอีกครั้ง",
}
STRUCK = "สินค้านำเข้ามาจำหน่าย ไม่ใช่ผลิตภัณฑ์ OTOP"
MEETING = ("ครั้งที่ 2/2561", date(2018, 6, 27))


class Newcomer(NamedTuple):
    """A producer that asks to be registered. at: of its first step."""

    row: actions.ProducerRow
    category: str
    state: str
    at: datetime


def build_registrations(*, progress: Progress) -> None:
    """Everything that stands beside the counted registrations; the registers must be there."""
    random = Random(SEED)  # noqa: S311 - invented data, to be the same each time
    _older_round(random)
    newcomers = list(_newcomers(random))
    producers = actions.add_producers([one.row for one in newcomers], by=None)
    _products(random, newcomers, producers)
    names = dict(Area.objects.filter(level=Level.DISTRICT).values_list("code", "name_th"))
    for district in sorted({one.row.area[:4] for one in newcomers}):
        name = names[district]
        steps = [
            step
            for one, producer in zip(newcomers, producers, strict=True)
            if one.row.area.startswith(district)
            for step in _steps(random, one, producer, f"พัฒนาการอำเภอ{name}")
        ]
        actions.record_registration_steps(steps, by=Office(district, f"สำนักงานพัฒนาชุมชนอำเภอ{name}"))
    _ask_for(random)
    rows = Registration.objects.filter(producer__in=producers, state__in=COURSE).select_related("producer")
    for done, row in enumerate(rows.order_by("pk"), 1):
        _papers(random, row, done)
        progress(done, len(producers))


def _newcomers(random: Random) -> Iterator[Newcomer]:
    for district, state, count in UNDER_WAY:
        areas = list(
            Area.objects.filter(parent=district, level=Level.SUBDISTRICT, exists_until=None).order_by("code")
        )
        taken = Producer.objects.filter(code__startswith=f"{district}-9").count()
        for number in range(count):
            area = random.choice(areas)
            category = random.choice(sorted(words.GOODS))
            kind = random.choices(list(KINDS), list(KINDS.values()))[0]
            village = random.choice(words.BEFORE) + random.choice(words.AFTER)
            trade = random.choice(words.TRADES[category])
            name = {
                "group": f"กลุ่ม{trade}บ้าน{village}",
                "sole": f"เรือน{trade} บ้าน{village}",
                "sme": f"ห้างหุ้นส่วนจำกัด {village}{trade}",
            }[kind]
            at = office_time(random, date(2018, 4, 10) + timedelta(days=random.randrange(45)))
            code = f"{district}-9{_order(state)}{taken + number:02}"
            yield Newcomer(actions.ProducerRow(code, kind, name, area.code, at=at), category, state, at)


def _order(state: str) -> int:
    return list(RegistrationState.values).index(state)


def _products(random: Random, newcomers: Sequence[Newcomer], producers: Sequence[Producer]) -> None:
    rows = []
    for one, producer in zip(newcomers, producers, strict=True):
        for thai, english, price in random.sample(words.GOODS[one.category], random.choice((1, 2, 2, 3))):
            rows.append(actions.ProductRow(producer.pk, one.category, thai, english, "", money.baht(price)))
    actions.add_products(rows, by=None)


def _steps(random: Random, one: Newcomer, producer: Producer, post: str) -> list[actions.StepRow]:
    """As far as it went, each step some days after the one before; signed by the district's post."""
    course = list(COURSE[: COURSE.index(one.state) + 1]) if one.state in COURSE else [*COURSE[:3], one.state]
    if one.state == "draft" and producer.pk % 2:
        course = ["draft", "received", "draft"]
    at, steps = one.at, []
    for number, state in enumerate(course):
        if number:
            at = office_time(random, at.date() + timedelta(days=random.randrange(3, 12)))
        step = actions.StepRow(producer.pk, ROUND, state, at)
        if state == "received":
            step = step._replace(post=post, dated_on=at.date())
        if state == "province":
            at = max(at, office_time(random, MEETING[1]))
            step = step._replace(at=at, meeting=MEETING[0], dated_on=MEETING[1])
        if state in ("rejected", "cancelled") or (state == "draft" and number):
            step = step._replace(reason=REASONS[state])
        steps.append(step)
    return steps


def _ask_for(random: Random) -> None:
    """Every registration names what its producer makes; of a few under way one product was struck out."""
    goods: defaultdict[int, list[int]] = defaultdict(list)
    for owner, key in Product.objects.order_by("pk").values_list("producer_id", "pk"):
        goods[owner].append(key)
    kept, struck = [], []
    for producer, code, state in Registration.objects.order_by("pk").values_list(
        "producer_id", "round_id", "state"
    ):
        mine = goods[producer]
        some = code == ROUND and len(mine) > 1 and state in COURSE[1:4] and random.random() < 0.3
        for place, product in enumerate(mine):
            row = actions.AskedRow(producer, code, product)
            if some and place == len(mine) - 1:
                struck.append(row._replace(struck=STRUCK))
            else:
                kept.append(row)
    actions.ask_for_products(kept, by=None)
    actions.ask_for_products(struck, by=None, at=datetime.combine(date(2018, 6, 1), MORNING))


def _papers(random: Random, row: Registration, number: int) -> None:
    """A third are complete, the others lack some; identity papers were looked at and given back."""
    asked = [kind for kind in asked_of(row.producer.kind) if kind.required]
    lacking = set() if number % 3 == 0 else {kind.pk for kind in random.sample(asked, 1 + number % 3)}
    at = row.steps.order_by("pk")[0].recorded_at + timedelta(minutes=20)
    for kind in asked:
        if kind.pk in lacking:
            continue
        file = None
        if kind.pk in ("photo", "place"):
            drawn = landscape(f"{row.pk} {kind.pk}", taken=at, point=None)
            file = store_picture(drawn, name=f"{kind.pk}.jpg", by=None)
        actions.hand_in(row, kind, file, by=None, at=at)
    _refuse_one(row, number)


def _refuse_one(row: Registration, number: int) -> None:
    """Now and then a paper is not taken; the producer reads why."""
    shown = row.documents.filter(kind="photo").first()
    if shown is not None and number % 7 == 1:
        actions.refuse_document(shown, reason="รูปไม่ชัด มองไม่เห็นผลิตภัณฑ์", by=None)


def _older_round(random: Random) -> None:
    """Registrations of a round that has lapsed since, each at its own time."""
    days = (date(2012, 1, 1), date(2013, 12, 31))
    row = actions.RoundRow("รอบปี 2555 – 2556", "Round 2012–2013", *days, lapses_on=date(2015, 12, 31))
    actions.add_round(OLD, row, by=None)
    older = Producer.objects.filter(registrations__round="2557-2558", registrations__state="registered")
    chosen = random.sample(list(older.order_by("pk").values_list("pk", flat=True)), 12)
    steps = []
    for producer in sorted(chosen):
        begun = office_time(random, date(2012, 3, 1) + timedelta(days=random.randrange(500)))
        steps.append(actions.StepRow(producer, OLD, "registered", begun))
        ended = datetime.combine(row.lapses_on or days[1], MORNING)
        steps.append(actions.StepRow(producer, OLD, "lapsed", ended, "การลงทะเบียนของรอบนี้สิ้นผล"))
    actions.record_registration_steps(steps, by=None)
