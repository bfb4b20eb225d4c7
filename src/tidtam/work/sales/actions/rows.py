"""What is told of a month, row by row, and what cannot be taken, before anything is written."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.redraw import now_of
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.registers.producers.models import Channel, Producer, Product, month_bounds
from tidtam.work.sales.models import UNSPLIT, Report, ReportSource

MOST = 10**15
MOST_BUYERS = 10**9


class SaleRow(NamedTuple):
    """What one product sold in one month through one channel, as a whole, not as a difference.

    product: key, None where the sum of the producer is not split by product; month: its first day; baht: satang;
    units: the product's unit. reason: why, where an amount that was reported before changes; at: when it was
    recorded, now where None; producer: key, needed where there is no product; buyers: None where nobody counted.
    """

    product: int | None
    month: date
    channel: str
    baht: int
    units: int = 0
    source: str = ReportSource.SELF
    reason: str = ""
    at: datetime | None = None
    producer: int | None = None
    buyers: int | None = None

    @property
    def fact(self) -> "Fact":
        return Fact(self.product, None if self.product else self.producer, self.channel)


class Fact(NamedTuple):
    """Which fact of a month: by its product, or by the producer of an unsplit sum, and the channel."""

    product: int | None
    producer: int | None
    channel: str


class NilReport(NamedTuple):
    """The producer reports that it sold nothing in the month."""

    producer: int
    month: date
    source: str = ReportSource.SELF
    at: datetime | None = None


Row = SaleRow | NilReport


class RowRefusal(NamedTuple):
    """Which of the rows given (from 0) cannot be taken, and why. field: of the row, "" where it is the whole."""

    position: int
    reason: str
    field: str = ""


class SalesRefused(ValidationError):
    """Rows that cannot be taken; nothing of the call was written. refusals: each of them."""

    def __init__(self, refusals: Sequence[RowRefusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__([refusal.reason for refusal in refusals[:20]], code="sales_refused")


class Seller(NamedTuple):
    """What a fact takes over from its product and producer."""

    producer: int
    area: str
    category: str
    kind: str
    registered_at: datetime | None
    struck_at: datetime | None


@dataclass(frozen=True)
class Sellers:
    """By product and by producer, those that the rows name. elsewhere: as `told_elsewhere`."""

    of_product: dict[int, Seller]
    of_producer: dict[int, Seller]
    elsewhere: dict[tuple[int, date], str] = field(default_factory=dict)

    def of(self, row: Row) -> Seller | None:
        if isinstance(row, SaleRow) and row.product is not None:
            found = self.of_product.get(row.product)
        else:
            found = None if row.producer is None else self.of_producer.get(row.producer)
        return found and self._then(found, row)

    def each(self, rows: Iterable[Row]) -> list[Seller]:
        """Of rows whose sellers are all known."""
        products, producers, given = self.of_product, self.of_producer, list(rows)
        found = [
            products[row.product]
            if isinstance(row, SaleRow) and row.product is not None
            else producers[row.producer]  # type: ignore[index]
            for row in given
        ]
        if not self.elsewhere:
            return found
        return [self._then(seller, row) for seller, row in zip(found, given, strict=True)]

    def _then(self, seller: Seller, row: Row) -> Seller:
        """The seller where its report of the row's month counts."""
        area = self.elsewhere.get((seller.producer, row.month))
        return seller if area is None else seller._replace(area=area)


def sellers(rows: Sequence[Row]) -> Sellers:
    """Read the products and producers that the rows name."""
    products = {row.product for row in rows if isinstance(row, SaleRow) and row.product is not None}
    found = Product.objects.filter(pk__in=listed(products))
    made = list(found.values_list("pk", "producer_id", "category_id")) if products else []
    named = {row.producer for row in rows if row.producer is not None}
    named |= {producer for _pk, producer, _category in made}
    of_producer = {
        row[0]: Seller(row[0], row[1], UNSPLIT, *row[2:])
        for row in Producer.objects.filter(pk__in=listed(named)).values_list(
            "pk", "area_id", "kind", "registered_at", "struck_at"
        )
    }
    of_product = {pk: of_producer[producer]._replace(category=category) for pk, producer, category in made}
    return Sellers(of_product, of_producer, told_elsewhere(of_producer, {row.month for row in rows}))


def told_elsewhere(producers: Collection[int], months: Collection[date]) -> dict[tuple[int, date], str]:
    """Producer and month -> where the report that stands counts, by today's code; of those that have moved since.

    A report stays where it was told, and with the office of that place, until it is counted anew.
    """
    moved = Report.objects.filter(producer__in=listed(producers), month__in=months).exclude(
        area=F("producer__area")
    )
    rows = list(moved.values_list("producer_id", "month", "area_id", "producer__area_id"))
    now = now_of({then for _producer, _month, then, _here in rows}) if rows else {}
    return {
        (producer, month): now.get(then, then)
        for producer, month, then, here in rows
        if now.get(then, then) != here
    }


def refusals(
    rows: Sequence[Row], known: Sellers, *, by: Actor | None, seen: set[tuple[Any, ...]] | None = None
) -> list[RowRefusal]:
    """What of the rows cannot be taken, whatever is stored already. seen: what earlier rows of the call were about."""
    reach = by.reach("edit") if by is not None else ("",)
    channels = set(Channel.objects.values_list("pk", flat=True))
    sources = set(ReportSource.values)
    today = clock.today()
    seen = set() if seen is None else seen
    bounds: dict[date, tuple[datetime, datetime]] = {}
    found: list[RowRefusal] = []
    for index, row in enumerate(rows):
        seller = known.of(row)
        key = (row.month, *(row.fact if isinstance(row, SaleRow) else (row.producer,)))
        if row.month not in bounds:
            bounds[row.month] = month_bounds(row.month)
        wrong = (
            _of_seller(seller, reach, known)
            or _of_product(row, seller)
            or _of_month(row.month, seller, today, bounds[row.month])
            or (("source", _("There is no such source of a report.")) if row.source not in sources else None)
            or (_of_amounts(row, channels) if isinstance(row, SaleRow) else None)
            or (("", _("The same product, month and channel comes twice.")) if key in seen else None)
        )
        seen.add(key)
        if wrong is not None:
            found.append(RowRefusal(index, str(wrong[1]), wrong[0]))
    return found


Wrong = tuple[str, Any] | None  # the row's field, and what is wrong with it


def _of_product(row: Row, seller: Seller | None) -> Wrong:
    if isinstance(row, SaleRow) and row.product is not None and row.producer is not None:
        assert seller is not None
        if seller.producer != row.producer:
            return "product", _("This product is another producer's.")
    return None


def _of_seller(seller: Seller | None, reach: tuple[str, ...], known: Sellers) -> Wrong:
    if seller is None:
        return "producer", _("There is no such product or producer in the register.")
    if seller.area.startswith(reach):
        return None
    if known.of_producer[seller.producer].area.startswith(reach):
        return "producer", _(
            "The producer was elsewhere when it reported this month; the office there changes it."
        )
    return "producer", _("This producer is not in an area you may edit.")


def _of_month(month: date, seller: Seller | None, today: date, bounds: tuple[datetime, datetime]) -> Wrong:
    if month.day != 1:
        return "month", _("A month is given by its first day.")
    if month > today:
        return "month", _("This month has not begun.")
    assert seller is not None
    starts, ends = bounds
    if seller.registered_at is None or seller.registered_at >= ends:
        return "month", _("The producer was not registered in this month.")
    if seller.struck_at is not None and seller.struck_at < starts:
        return "month", _("The producer was no longer registered in this month.")
    return None


def _of_amounts(row: SaleRow, channels: set[str]) -> Wrong:
    if row.channel not in channels:
        return "channel", _("There is no such sales channel.")
    if not (0 <= row.baht < MOST and 0 <= row.units < MOST and 0 <= (row.buyers or 0) < MOST_BUYERS):
        return "baht", _("Amounts are zero or more.")
    return None
