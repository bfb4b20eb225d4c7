"""The reports that the facts of a month belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy as _

from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions.bulk import insert, with_values
from tidtam.work.sales.actions.rows import Row, RowRefusal, SaleRow, SalesRefused, Seller, Sellers
from tidtam.work.sales.models import Report, ReportState, Sale

FIELDS = (
    "producer",
    "month",
    "area",
    "state",
    "source",
    "nil",
    "baht",
    "first_recorded_at",
    "recorded_by",
    "informant",
)


class Opened(NamedTuple):
    """A report as it stood before the rows came."""

    pk: int
    state: str


class Told(NamedTuple):
    """What is the same for all rows of a call. state: of the reports that it opens."""

    label: str
    informant: str
    state: str
    moment: datetime


def open_reports(
    month: date, rows: Sequence[Row], known: Sellers, told: Told
) -> tuple[dict[int, Opened], set[int]]:
    """Producer -> its report of the month, made where there was none; and the keys of those made."""
    sellers: dict[int, Seller] = {}
    first: dict[int, tuple[datetime, str]] = {}
    sums: defaultdict[int, int] = defaultdict(int)
    for row in rows:
        seller = known.of(row)
        assert seller is not None
        sellers[seller.producer] = seller
        at = row.at or told.moment
        if seller.producer not in first or at < first[seller.producer][0]:
            first[seller.producer] = (at, row.source)
        if isinstance(row, SaleRow):
            sums[seller.producer] += row.baht
    reports = _reports(month, sellers)
    missing = [key for key in sellers if key not in reports]
    if not missing:
        return reports, set()
    insert(
        Report,
        FIELDS,
        (
            (
                key,
                month,
                sellers[key].area,
                told.state,
                first[key][1],
                not sums[key],
                sums[key],
                first[key][0],
                told.label,
                told.informant,
            )
            for key in sorted(missing)
        ),
    )
    opened = _reports(month, missing)
    return {**reports, **opened}, {report.pk for report in opened.values()}


def add_to_reports(sums: Mapping[int, int]) -> None:
    """Add what came to reports or went from them: report -> satang."""
    table = connection.ops.quote_name(Report._meta.db_table)
    with_values(
        f"UPDATE {table} SET baht = {table}.baht + given.column2 "  # noqa: S608
        f"FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column1",
        [(report, baht) for report, baht in sorted(sums.items()) if baht],
    )


def _reports(month: date, producers: Iterable[int]) -> dict[int, Opened]:
    """Producer -> its report of the month."""
    keys = sorted(producers)
    reports: dict[int, Opened] = {}
    for start in range(0, len(keys), BATCH):
        found = Report.objects.filter(month=month, producer__in=keys[start : start + BATCH])
        for producer, pk, state in found.values_list("producer_id", "pk", "state"):
            reports[producer] = Opened(pk, ReportState(state))
    return reports


def keep_nil(touched: set[int], opened: set[int], nil: Mapping[int, int]) -> None:
    """Say of each report that stood before whether anything is sold in it now.

    nil: report -> the row that says nothing was sold; refused where something was.
    """
    asked = sorted(touched | set(nil))
    sold: set[int] = set()
    for start in range(0, len(asked), BATCH):
        facts = Sale.objects.filter(report__in=asked[start : start + BATCH], baht__gt=0)
        sold.update(facts.values_list("report_id", flat=True))
    if wrong := [index for report, index in nil.items() if report in sold]:
        message = str(
            _("Sales of this month are on record; correct them instead of reporting that nothing was sold.")
        )
        raise SalesRefused([RowRefusal(index, message) for index in wrong])
    before = touched - opened
    Report.objects.filter(pk__in=before & sold, nil=True).update(nil=False)
    Report.objects.filter(pk__in=before - sold, nil=False).update(nil=True)
