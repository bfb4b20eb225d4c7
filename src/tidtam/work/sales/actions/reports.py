"""The reports that the facts of a month belong to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions.bulk import insert
from tidtam.work.sales.actions.rows import Row, RowRefusal, SaleRow, SalesRefused, Seller, Sellers
from tidtam.work.sales.models import Report, ReportState, Sale


def open_reports(
    month: date, rows: Sequence[Row], known: Sellers, label: str, moment: datetime
) -> tuple[dict[int, int], set[int]]:
    """Producer -> key of its report of the month, made where there was none; and the keys of those made."""
    sellers: dict[int, Seller] = {}
    first: dict[int, tuple[datetime, str]] = {}
    sold: set[int] = set()
    for row in rows:
        seller = known.of(row)
        assert seller is not None
        sellers[seller.producer] = seller
        at = row.at or moment
        if seller.producer not in first or at < first[seller.producer][0]:
            first[seller.producer] = (at, row.source)
        if isinstance(row, SaleRow) and row.baht:
            sold.add(seller.producer)
    reports = _reports(month, sellers)
    missing = [key for key in sellers if key not in reports]
    if not missing:
        return reports, set()
    insert(
        Report,
        ("producer", "month", "area", "state", "source", "nil", "first_recorded_at", "recorded_by"),
        (
            (
                key,
                month,
                sellers[key].area,
                ReportState.SUBMITTED.value,
                first[key][1],
                key not in sold,
                first[key][0],
                label,
            )
            for key in sorted(missing)
        ),
    )
    opened = _reports(month, missing)
    return {**reports, **opened}, set(opened.values())


def _reports(month: date, producers: Iterable[int]) -> dict[int, int]:
    """Producer -> key of its report of the month."""
    keys = sorted(producers)
    reports: dict[int, int] = {}
    for start in range(0, len(keys), BATCH):
        found = Report.objects.filter(month=month, producer__in=keys[start : start + BATCH])
        reports.update(found.values_list("producer_id", "pk"))
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
