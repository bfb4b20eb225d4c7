"""Recording what was sold: the one way in, for one row as for a hundred thousand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions import months, totals
from tidtam.work.sales.actions.reports import Told
from tidtam.work.sales.actions.rows import Row, SalesRefused, Sellers
from tidtam.work.sales.actions.rows import refusals as find_refusals
from tidtam.work.sales.actions.rows import sellers as find_sellers
from tidtam.work.sales.actions.writing import Recorded as Recorded
from tidtam.work.sales.actions.writing import Writing
from tidtam.work.sales.models import ReportState

Progress = Callable[[int, int], None]  # rows done, rows in all


def record_sales(
    rows: Iterable[Row],
    *,
    by: Actor | None,
    at: datetime | None = None,
    reason: str = "",
    informant: str = "",
    state: str = ReportState.SUBMITTED,
    progress: Progress | None = None,
) -> Recorded:
    """Take the rows as the truth of their months: new facts are added, changed ones revised, equal ones left.

    All or none, totals included, under the lock of each (province, month). A changed amount needs a reason, its
    own or that of the call, once its report has been sent. Raises `SalesRefused` with each row that cannot be
    taken. at: when it was recorded; state: of reports that come about, and to which drafts and returned ones are
    sent; one that was checked is to be checked again once it changes, an approved one stays approved.
    """
    given = list(rows)
    return _record(given, by, at, reason, progress, informant, ReportState(state))


@transaction.atomic
def _record(
    rows: Sequence[Row],
    by: Actor | None,
    at: datetime | None,
    reason: str,
    progress: Progress | None,
    informant: str,
    state: ReportState,
) -> Recorded:
    known = find_sellers(rows)
    if refused := find_refusals(rows, known, by=by):
        raise SalesRefused(refused)
    recorded = Recorded(months=tuple(sorted({row.month for row in rows})))
    if not rows:
        return recorded
    areas = {_seller_area(row, known) for row in rows}
    held = totals.lock_months((area[:2], month) for area in areas for month in recorded.months)
    moment = at or clock.now()  # after the locks: what is recorded later is never dated earlier
    by_month: defaultdict[date, list[tuple[int, Row]]] = defaultdict(list)
    for index, row in enumerate(rows):
        by_month[row.month].append((index, row))
    told = Told(by.label if by is not None else "", informant, state, moment)
    writing = Writing(known, by, reason, told, months.Doors(held), totals.Deltas(), recorded)
    done = 0
    for month in recorded.months:
        writing.month(month, by_month[month])
        done += len(by_month[month])
        if progress is not None:
            progress(done, len(rows))
    totals.apply(writing.deltas)
    if recorded.added or recorded.revised or recorded.reports:
        trail.write(
            by,
            "sales.record_sales",
            "sales.sale:many",
            area=common_area(areas),
            summary=reason,
            first=str(recorded.months[0]),
            last=str(recorded.months[-1]),
            added=recorded.added,
            revised=recorded.revised,
            reports=recorded.reports,
        )
    return recorded


def _seller_area(row: Row, known: Sellers) -> str:
    seller = known.of(row)
    assert seller is not None
    return seller.area
