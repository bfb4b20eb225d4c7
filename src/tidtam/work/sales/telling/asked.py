"""What is asked of one producer and month: its lines, with what is on record and what was told last."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit.calendar import next_month
from tidtam.registers.producers.models import Channel, Producer, Product
from tidtam.work.sales.models import UNSPLIT, Report, ReportSource, ReportState, Sale

LOOK_BACK = 1  # years; what was sold longer ago is no help in telling this month

Key = tuple[int | None, str]  # product, None where the sum is not split, and channel


class Amounts(NamedTuple):
    """baht: satang; units: the product's unit; buyers: None where nobody counted."""

    baht: int
    units: int
    buyers: int | None


class Line(NamedTuple):
    """One line of the form. product: None where the sum is not split; stored: this month's, on record now.

    before: what the same product and channel brought in the last month that was told, satang.
    """

    product: int | None
    channel: str
    stored: Amounts | None = None
    before: Amounts | None = None

    @property
    def key(self) -> Key:
        return self.product, self.channel


@dataclass(frozen=True)
class Asked:
    """products and channels: key and word, all that can be chosen; before: the month that was told last.

    mark: changes with what is on record, so that nobody overwrites what they have not seen.
    """

    producer: Producer
    month: date
    report: Report | None
    lines: tuple[Line, ...]
    products: tuple[tuple[int, str], ...]
    channels: tuple[tuple[str, str], ...]
    before: date | None
    source: str
    informant: str
    mark: str

    @property
    def sent(self) -> bool:
        """Whether a changed amount needs a reason."""
        return self.report is not None and self.report.state != ReportState.DRAFT

    @property
    def prefills(self) -> bool:
        """Whether last month's amounts are there to be changed; older ones only stand beside."""
        return self.report is None and self.before is not None and next_month(self.before) == self.month

    def name(self, product: int | None) -> str:
        """The product's, or the word for what is not split."""
        return dict(self.products).get(product, "") if product is not None else _("Not split by product")

    def title(self, product: int | None, channel: str) -> str:
        """The line's name on the page."""
        if product is None and channel == UNSPLIT:
            return _("Whole sum of the month, not split")
        return f"{self.name(product)} · {dict(self.channels).get(channel, channel)}"


def ask(producer: Producer, month: date) -> Asked:
    """The lines are the month's own facts; without any the last report's; else one sum that is not split."""
    report = Report.objects.filter(producer=producer, month=month).first()
    last = _last_told(producer, month)
    stored = _facts(report)
    before = _facts(last)
    shown = stored or before or {(None, UNSPLIT): None}
    lines = tuple(Line(*key, stored.get(key), before.get(key)) for key in shown)
    given = report or last
    return Asked(
        producer=producer,
        month=month,
        report=report,
        lines=lines,
        products=_products(producer, month, {line.product for line in lines}),
        channels=tuple((row.code, str(row)) for row in Channel.objects.all()),
        before=last.month if last else None,
        source=given.source if given else ReportSource.SELF,
        informant=given.informant if given else "",
        mark=_mark(report, _revisions(report)),
    )


def mark_of(producer: int, month: date) -> str:
    """As `Asked.mark`, of what is on record now."""
    report = Report.objects.filter(producer=producer, month=month).first()
    return _mark(report, _revisions(report))


def _last_told(producer: Producer, month: date) -> Report | None:
    """The last report before the month that says what was sold, of the twelve months before."""
    first = month.replace(year=month.year - LOOK_BACK)
    told = Report.objects.filter(producer=producer, month__gte=first, month__lt=month, nil=False)
    return told.order_by("-month").first()


def _facts(report: Report | None) -> dict[Key, Amounts | None]:
    """Product and channel -> amounts; what is not split first, then as lists have them."""
    if report is None:
        return {}
    rows = Sale.objects.filter(report=report).order_by("product__sort_key", "product_id", "channel__order")
    found = rows.values_list("product_id", "channel_id", "baht", "units", "buyers")
    facts: dict[Key, Amounts | None] = {
        (product, channel): Amounts(baht, units, buyers) for product, channel, baht, units, buyers in found
    }
    return dict(sorted(facts.items(), key=lambda fact: fact[0][0] is not None))


def _products(producer: Producer, month: date, told: Iterable[int | None]) -> tuple[tuple[int, str], ...]:
    """What it made in the month, and what the lines name."""
    kept = set(told)
    rows = Product.objects.filter(producer=producer).order_by("sort_key", "pk")
    return tuple(
        (row.pk, row.name)
        for row in rows.only("pk", "name_th", "name_en", "ended_on")
        if row.pk in kept or row.ended_on is None or row.ended_on > month
    )


def _revisions(report: Report | None) -> list[tuple[int, int]]:
    if report is None:
        return []
    return list(Sale.objects.filter(report=report).order_by("pk").values_list("pk", "revision"))


def _mark(report: Report | None, revisions: Iterable[tuple[int, int]]) -> str:
    if report is None:
        return "-"
    said = repr((report.pk, report.state, report.nil, report.source, report.informant, list(revisions)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
