"""What stands in a month before rows come, and what becomes of each: asked by a preview, and again by the writing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.work.sales.actions import totals
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.actions.rows import Fact, Row, SaleRow, Seller
from tidtam.work.sales.models import Report, ReportState, Sale


class Opened(NamedTuple):
    """A report as it stands. baht: satang of all its facts; source: "" where nobody asked for it."""

    pk: int
    state: str
    baht: int
    source: str = ""


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


def find(month: date, rows: Iterable[Row], sellers: Iterable[Seller]) -> Found:
    """Reports and facts of the month that the rows are about."""
    producers: set[int] = set()
    products: list[int] = []
    unsplit: set[int] = set()
    for row, seller in zip(rows, sellers, strict=True):
        producers.add(seller.producer)
        if isinstance(row, SaleRow):
            if row.product is not None:
                products.append(row.product)
            else:
                unsplit.add(seller.producer)
    reports = reports_of(month, producers)
    facts: dict[Fact, Stored] = {}
    if reports:
        if products:
            _read(facts, month, product__in=listed(products))
        if unsplit & reports.keys():
            told = [reports[producer].pk for producer in unsplit & reports.keys()]
            _read(facts, month, product=None, report__in=listed(told))
    return Found(reports, facts)


def reports_of(month: date, producers: Iterable[int]) -> dict[int, Opened]:
    """Producer -> its report of the month."""
    found = Report.objects.filter(month=month, producer__in=listed(producers))
    rows = found.values_list("producer_id", "pk", "state", "baht", "source")
    return {producer: Opened(pk, state, baht, source) for producer, pk, state, baht, source in rows}


def judge(
    month: date,
    rows: Iterable[Row],
    sellers: Iterable[Seller],
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
    for row, seller in zip(rows, sellers, strict=True):
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
