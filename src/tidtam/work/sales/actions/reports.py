"""The reports that the facts of a month belong to."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tidtam.registers.producers.actions.register import BATCH
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
    reports: dict[int, int] = {}
    keys = sorted(sellers)
    for start in range(0, len(keys), BATCH):
        found = Report.objects.filter(month=month, producer__in=keys[start : start + BATCH])
        reports.update(found.values_list("producer_id", "pk"))
    made = Report.objects.bulk_create(
        [
            Report(
                producer_id=key,
                month=month,
                area_id=sellers[key].area,
                state=ReportState.SUBMITTED,
                source=first[key][1],
                nil=key not in sold,
                first_recorded_at=first[key][0],
                recorded_by=label,
            )
            for key in keys
            if key not in reports
        ],
        batch_size=BATCH,
    )
    reports.update((report.producer_id, report.pk) for report in made)
    return reports, {report.pk for report in made}


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
