"""The economy of the demo province: producers, marks, sales, market registrants, and the article's own figures.

Everything is invented, the same from the same seed, and adds up to the article's three figures as they were known
at the meeting of 20 July 2561; what is recorded after it changes later answers only.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tidtam.demo.economy import described
from tidtam.demo.economy.makers import COUNTED_ROUND, Maker, Place, make_makers
from tidtam.demo.economy.months import COUNTED_FROM, KNOWN_AT, MONTHS, Ledger, Told, make_ledger
from tidtam.demo.economy.stalls import Stall, make_stalls
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import be
from tidtam.registers.marks import actions as marks
from tidtam.registers.producers import actions as producers
from tidtam.registers.producers.models import Producer, Product
from tidtam.reporting.figures.actions import quote
from tidtam.work.markets import actions as markets
from tidtam.work.sales import actions as sales

PROVINCE = "40"
SEED = "tidtam 2561"
SOURCE = "ข่าวประชุมติดตามงาน โครงการ OTOP นวัตวิถี ขอนแก่น 20 ก.ค. 2561"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Office:
    """A community development office: the district's, which enters what its producers report, or the province's."""

    area: str
    label: str
    pk: Any = ""
    verbs: frozenset[str] = frozenset({"view", "edit"})

    def reach(self, verb: str) -> tuple[str, ...]:
        return (self.area,) if verb in self.verbs else ()

    def may(self, verb: str, area_code: str) -> bool:
        return area_code.startswith(self.reach(verb))


def build_economy(*, by: Actor | None, progress: Progress | None = None) -> None:
    """Fill the registers, the sales and the markets of the province through the rooms' own actions.

    by: in whose name the registers are entered, None for tidtam itself; sales are entered by the districts'
    offices. The areas of the province must be there.
    """
    _standard_lists()
    places = _places()
    made = make_makers(places, SEED)
    ledger = make_ledger(made, SEED)
    stalls = make_stalls(places, SEED)
    counter = _Counter(progress, len(made) + len(ledger.facts) + len(stalls))
    goods = _register(made, by)
    counter.add(len(made))
    _sales(made, ledger, goods, counter)
    _markets(stalls, by)
    counter.add(len(stalls))
    _quote(by)


class _Counter:
    """Adds up what is done for whoever watches."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def add(self, rows: int) -> None:
        self.done += rows
        if self.progress is not None:
            self.progress(self.done, self.total)


def _standard_lists() -> None:
    producers.load_lists()
    marks.load_marks()
    markets.load_market_kinds()


def _places() -> list[Place]:
    """The province's subdistricts of today."""
    rows = Area.objects.filter(level=Level.SUBDISTRICT, code__startswith=PROVINCE, exists_until=None)
    return [Place(code, name) for code, name in rows.order_by("code").values_list("code", "name_th")]


def _points() -> dict[str, described.Point]:
    rows = Area.objects.filter(level=Level.SUBDISTRICT, code__startswith=PROVINCE, latitude__isnull=False)
    return {area.code: area.point for area in rows if area.point is not None}


def _register(made: Sequence[Maker], by: Actor | None) -> list[list[Product]]:
    """Enter producers, registrations, products and marks; returns the products by producer."""
    points = _points()
    rows = [
        producers.ProducerRow(
            maker.code,
            maker.kind,
            maker.name_th,
            maker.area,
            at=maker.steps[0].at,
            told=described.of_maker(maker, points.get(maker.area), SEED),
        )
        for maker in made
    ]
    entered: list[Producer] = producers.add_producers(rows, by=by)
    steps = [
        producers.StepRow(producer.pk, step.round, step.state, step.at, step.reason)
        for producer, maker in zip(entered, made, strict=True)
        for step in maker.steps
    ]
    producers.record_registration_steps(_numbered(steps), by=by)
    numbered: defaultdict[str, int] = defaultdict(int)
    product_rows: list[producers.ProductRow] = []
    for producer, maker in zip(entered, made, strict=True):
        for good in maker.goods:
            numbered[maker.area[:4]] += 1
            code = f"{maker.area[:4]}{numbered[maker.area[:4]]:08}"
            product_rows.append(
                producers.ProductRow(
                    producer.pk,
                    good.category,
                    good.name_th,
                    good.name_en,
                    code,
                    money.baht(good.price),
                    described.of_good(good),
                )
            )
    products = iter(producers.add_products(product_rows, by=by))
    goods = [[next(products) for _ in maker.goods] for maker in made]
    _award(made, goods, by)
    for producer, maker in zip(entered, made, strict=True):
        for held in described.standards(maker, SEED):
            producers.hold_standard(producer, producers.StandardRow(*held), by=by)
    return goods


def _numbered(steps: Sequence[producers.StepRow]) -> list[producers.StepRow]:
    """Certificates are numbered as they were given, anew in each year."""
    given: defaultdict[int, int] = defaultdict(int)
    numbers: dict[producers.StepRow, str] = {}
    for step in sorted((step for step in steps if step.state == "registered"), key=_given_at):
        year = be(_given_at(step).year)
        given[year] += 1
        numbers[step] = f"{PROVINCE}-{year}-{given[year]:05}"
    return [step._replace(number=numbers.get(step, "")) for step in steps]


def _given_at(step: producers.StepRow) -> datetime:
    return step.at or KNOWN_AT


def _award(made: Sequence[Maker], goods: Sequence[Sequence[Product]], by: Actor | None) -> None:
    rows = [
        marks.AwardRow(product.pk, good.mark, good.decided_on, good.decided_on, at=_morning(good.decided_on))
        for maker, products in zip(made, goods, strict=True)
        if maker.registered_at is not None
        for good, product in zip(maker.goods, products, strict=True)
        if good.mark
    ]
    numbered = [row._replace(certificate_no=f"ขก {number:04}") for number, row in enumerate(rows, 1)]
    marks.award_marks(numbered, by=by)


def _morning(day: date) -> datetime:
    return KNOWN_AT.replace(year=day.year, month=day.month, day=day.day)


def _sales(
    made: Sequence[Maker], ledger: Ledger, goods: Sequence[Sequence[Product]], counter: _Counter
) -> None:
    """District by district, first what was told, then what was told again, each at its own moment."""
    names = dict(Area.objects.filter(level=Level.DISTRICT).values_list("code", "name_th"))
    first: defaultdict[str, list[Any]] = defaultdict(list)
    again: defaultdict[str, list[Any]] = defaultdict(list)
    for fact in ledger.facts:
        district = made[fact.key.maker].area[:4]
        row = _row(fact, goods)
        first[district].append(row)
        for later in fact.later:
            again[district].append(
                row._replace(baht=money.baht(round(later.baht)), at=later.at, reason=later.reason)
            )
    for nothing in ledger.nil:
        producer = goods[nothing.maker][0].producer_id
        first[made[nothing.maker].area[:4]].append(
            sales.NilReport(producer, nothing.month, nothing.source, nothing.at)
        )
    for district in sorted(first):
        office = Office(district, f"สำนักงานพัฒนาชุมชนอำเภอ{names[district]}")
        sales.record_sales(first[district], by=office)
        sales.record_sales(again[district], by=office)
        counter.add(len(first[district]))


def _row(fact: Told, goods: Sequence[Sequence[Product]]) -> sales.SaleRow:
    product = goods[fact.key.maker][fact.key.good].pk
    baht = money.baht(round(fact.baht))
    return sales.SaleRow(product, fact.key.month, fact.key.channel, baht, fact.units, fact.source, at=fact.at)


def _markets(stalls: Sequence[Stall], by: Actor | None) -> None:
    rows = [
        markets.VendorRow(
            number=stall.number,
            name_th=stall.name_th,
            kind=stall.kind,
            goods_th=stall.goods_th,
            area=stall.area,
            registered_on=stall.registered_on,
            wishes=stall.wishes,
            at=stall.at,
        )
        for stall in stalls
    ]
    markets.add_vendors(rows, by=by)
    gone: defaultdict[datetime, list[str]] = defaultdict(list)
    for stall in stalls:
        if stall.withdrawn_at is not None:
            gone[stall.withdrawn_at].append(stall.number)
    for at in sorted(gone):
        markets.withdraw_vendors(gone[at], by=by, at=at)


def _quote(by: Actor | None) -> None:
    """The article's own figures, kept beside those that tidtam computes."""
    stated = {"area": PROVINCE, "source": SOURCE, "stated_at": KNOWN_AT, "by": by}
    quote("producers.registered", value=1441, round=COUNTED_ROUND, **stated)  # type: ignore[arg-type]
    quote("markets.vendors", value=2805, **stated)  # type: ignore[arg-type]
    quote(
        "sales.total",
        value=money.baht("6,199,333,184"),
        start=COUNTED_FROM,
        end=MONTHS[-1],
        **stated,  # type: ignore[arg-type]
    )
