"""The reports that the facts of a month belong to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy as _

from tidtam.kit import bulk
from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions.bulk import with_values
from tidtam.work.sales.actions.found import Opened
from tidtam.work.sales.actions.rows import Row, RowRefusal, SaleRow, SalesRefused, Seller
from tidtam.work.sales.models import Report, Sale

FIELDS = ("id", "producer_id", "area_id", "source", "nil", "baht", "first_recorded_at")


class Told(NamedTuple):
    """What is the same for all rows of a call. state: of the reports that it opens."""

    label: str
    informant: str
    state: str
    moment: datetime


def open_reports(
    month: date, rows: Iterable[Row], of_rows: Iterable[Seller], missing: set[int], told: Told
) -> dict[int, Opened]:
    """Make the reports of the producers that have none; producer -> its report."""
    if not missing:
        return {}
    sellers: dict[int, Seller] = {}
    first: dict[int, tuple[datetime, str]] = {}
    sums: defaultdict[int, int] = defaultdict(int)
    for row, seller in zip(rows, of_rows, strict=True):
        if seller.producer not in missing:
            continue
        at = row.at or told.moment
        if seller.producer not in first or at < first[seller.producer][0]:
            first[seller.producer] = (at, row.source)
            sellers[seller.producer] = seller
        if isinstance(row, SaleRow):
            sums[seller.producer] += row.baht
    ordered = sorted(missing)
    keys = bulk.reserve(Report, len(ordered))
    bulk.insert(
        Report,
        FIELDS,
        (
            (pk, key, sellers[key].area, first[key][1], not sums[key], sums[key], first[key][0])
            for pk, key in zip(keys, ordered, strict=True)
        ),
        {"month": month, "state": told.state, "recorded_by": told.label, "informant": told.informant},
    )
    return {key: Opened(pk, told.state, sums[key]) for pk, key in zip(keys, ordered, strict=True)}


def add_to_reports(sums: Mapping[int, int]) -> None:
    """Add what came to reports or went from them: report -> satang."""
    table = connection.ops.quote_name(Report._meta.db_table)
    with_values(
        f"UPDATE {table} SET baht = {table}.baht + given.column2 "  # noqa: S608
        f"FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column1",
        [(report, baht) for report, baht in sorted(sums.items()) if baht],
    )


def keep_nil(touched: set[int], nil: Mapping[int, int]) -> None:
    """Say of each report that stood before and was touched whether anything is sold in it now.

    nil: report -> the row that says nothing was sold; refused where something was.
    """
    asked = sorted(touched | set(nil))
    sold: set[int] = set()
    for start in range(0, len(asked), BATCH):
        facts = Sale.objects.filter(report__in=asked[start : start + BATCH], baht__gt=0)
        sold.update(facts.values_list("report_id", flat=True))
    if wrong := [index for report, index in nil.items() if report in sold]:
        raise SalesRefused([RowRefusal(index, str(SOLD)) for index in wrong])
    for start in range(0, len(asked), BATCH):
        part = touched.intersection(asked[start : start + BATCH])
        if part:
            Report.objects.filter(pk__in=part & sold, nil=True).update(nil=False)
            Report.objects.filter(pk__in=part - sold, nil=False).update(nil=True)


SOLD = _("Sales of this month are on record; correct them instead of reporting that nothing was sold.")
