"""What stands in a month before rows come, and what becomes of each: asked by a preview, and again by the writing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions import totals
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.actions.rows import Fact, Row, SaleRow, Sellers
from tidtam.work.sales.models import Report, ReportState, Sale


class Opened(NamedTuple):
    """A report as it stands. baht: satang of all its facts."""

    pk: int
    state: str
    baht: int


class Stored(NamedTuple):
    """A fact as it stands, and what the totals count it under."""

    pk: int
    cell: totals.Cell
    amounts: tuple[int, int, int | None]  # satang, units, buyers
    revision: int


@dataclass(frozen=True)
class Found:
    """reports: by producer; facts: by what they are about."""

    reports: dict[int, Opened]
    facts: dict[Fact, Stored]


class Fate(NamedTuple):
    """What becomes of one row. before: its fact, where there is one; same: it says what stands already.

    field: of the row, to which a refusal is due.
    """

    before: Stored | None = None
    same: bool = False
    refusal: str = ""
    field: str = ""


def find(month: date, rows: Iterable[Row], known: Sellers) -> Found:
    """Reports and facts of the month that the rows are about."""
    producers: set[int] = set()
    products: list[int] = []
    unsplit: set[int] = set()
    for row in rows:
        seller = known.of(row)
        assert seller is not None
        producers.add(seller.producer)
        if isinstance(row, SaleRow):
            if row.product is not None:
                products.append(row.product)
            else:
                unsplit.add(seller.producer)
    reports = reports_of(month, producers)
    facts: dict[Fact, Stored] = {}
    if reports:
        for part in _parts(products):
            _read(facts, month, product__in=part, report__month=month)
        for part in _parts(unsplit & reports.keys()):
            _read(facts, month, product=None, report__producer__in=part)
    return Found(reports, facts)


def reports_of(month: date, producers: Iterable[int]) -> dict[int, Opened]:
    """Producer -> its report of the month."""
    reports: dict[int, Opened] = {}
    for part in _parts(producers):
        found = Report.objects.filter(month=month, producer__in=part)
        for producer, pk, state, baht in found.values_list("producer_id", "pk", "state", "baht"):
            reports[producer] = Opened(pk, state, baht)
    return reports


def judge(
    month: date,
    rows: Iterable[Row],
    known: Sellers,
    found: Found,
    doors: Doors,
    *,
    by: Actor | None,
    reason: str,
    state: str,
    drafts: Collection[int],
) -> list[Fate]:
    """What becomes of rows in which nothing is wrong in itself, one by one.

    state: of reports that do not exist; drafts: producers whose report was a draft, which changes without a reason.
    """
    fates: list[Fate] = []
    for row in rows:
        seller = known.of(row)
        assert seller is not None
        report = found.reports.get(seller.producer)
        why = reason
        before: Stored | None = None
        if isinstance(row, SaleRow):
            why = row.reason or reason
            before = found.facts.get(row.fact)
            if before is not None and before.amounts == (row.baht, row.units, row.buyers):
                fates.append(Fate(before, True))
                continue
        elif report is not None:
            fates.append(Fate(same=True))
            continue
        standing = report.state if report is not None else state
        if refusal := doors.refusal(seller.area, month, standing, why, by):
            field = "reason" if standing == ReportState.LOCKED else "month"
            fates.append(Fate(before, False, str(refusal), field))
        elif before is not None and not why.strip() and seller.producer not in drafts:
            fates.append(
                Fate(before, False, str(_("Say why the amount that was reported changes.")), "reason")
            )
        else:
            fates.append(Fate(before))
    return fates


def _read(found: dict[Fact, Stored], month: date, **asked: Any) -> None:
    for (
        pk,
        product,
        producer,
        baht,
        units,
        buyers,
        revision,
        area,
        category,
        mark,
        channel,
        kind,
    ) in Sale.objects.filter(month=month, **asked).values_list(
        *("pk", "product_id", "report__producer_id", "baht", "units", "buyers", "revision"),
        *("area_id", "category", "mark", "channel_id", "kind"),
    ):
        fact = Fact(product, None if product else producer, channel)
        cell = totals.Cell(area, month, category, mark, channel, kind)
        found[fact] = Stored(pk, cell, (baht, units, buyers), revision)


def _parts(keys: Iterable[int]) -> list[Sequence[int]]:
    ordered = sorted(set(keys))
    return [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]
