"""Recording what was sold: the one way in, for one row as for a hundred thousand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tidtam.ground.jobs import actions as jobs
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.collector import uncollected
from tidtam.work.sales.actions import months, staged, totals
from tidtam.work.sales.actions.reports import Told
from tidtam.work.sales.actions.rows import Row, SaleRow, SalesRefused
from tidtam.work.sales.actions.rows import refusals as find_refusals
from tidtam.work.sales.actions.rows import sellers as find_sellers
from tidtam.work.sales.actions.writing import Recorded as Recorded
from tidtam.work.sales.actions.writing import Writing
from tidtam.work.sales.models import ProvinceMonth, ReportState

Progress = Callable[[int, int], None]  # rows done, rows in all
#: Changes that are summed soon after, not at night: to read so many one by one takes a page over what it may take.
MANY_CHANGES = 20_000
PART = 10_000  # rows that are looked up and written together


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
    with transaction.atomic():
        recording = Recording(by=by, at=at, reason=reason, informant=informant, state=state)
        recording.add(given, progress)
        return recording.finish()


class Recording:
    """`record_sales` for rows that come part by part, in the caller's transaction.

    Facts are written with each part, totals and the trail by `finish`; until then nothing may be committed.
    """

    def __init__(
        self,
        *,
        by: Actor | None,
        at: datetime | None = None,
        reason: str = "",
        informant: str = "",
        state: str = ReportState.SUBMITTED,
    ) -> None:
        self._by, self._at, self._reason = by, at, reason
        self._told = Told(
            by.label if by is not None else "", informant, ReportState(state), at or clock.now()
        )
        self._held: dict[tuple[str, date], ProvinceMonth] = {}
        self._areas: set[str] = set()
        self._seen: set[tuple[Any, ...]] = set()
        self._writing = Writing(by, reason, totals.Deltas(), Recorded())

    def add(self, rows: Sequence[Row], progress: Progress | None = None) -> None:
        """Write the facts of these rows, or raise `SalesRefused`; no fact may come twice in the recording."""
        numbered = list(enumerate(rows))
        sales = [row for row in rows if isinstance(row, SaleRow)]
        if len(sales) >= staged.MANY and self._add_many(sales):
            numbered = [(index, row) for index, row in numbered if not isinstance(row, SaleRow)]
        left = [row for _index, row in numbered]
        known = find_sellers(left)
        if refused := find_refusals(left, known, by=self._by, seen=self._seen):
            raise SalesRefused([one._replace(position=numbered[one.position][0]) for one in refused])
        sellers = known.each(left)
        self._areas.update(seller.area for seller in sellers)
        self.hold((seller.area[:2], row.month) for row, seller in zip(left, sellers, strict=True))
        doors = months.Doors(self._held.values())
        by_month: defaultdict[date, list[tuple[int, Row]]] = defaultdict(list)
        for index, row in numbered:
            by_month[row.month].append((index, row))
        done = len(rows) - len(left)
        for month, of_month in sorted(by_month.items()):
            for start in range(0, len(of_month), PART):
                part = of_month[start : start + PART]
                self._writing.month(month, part, known, doors, self._told)
                done += len(part)
                if progress is not None:
                    progress(done, len(rows))

    def _add_many(self, rows: Sequence[SaleRow]) -> bool:
        """Have the database write them, where none of them needs a second thought; whether it has."""
        with uncollected():
            written = staged.write(
                rows,
                by=self._by,
                reason=self._reason,
                seen=self._seen,
                state=self._told.state,
                hold=self.hold,
                deltas=self._writing.deltas,
            )
        if written is None:
            return False
        self._seen |= written.seen
        self._areas.update(written.areas)
        self._writing.recorded.add(written.recorded)
        return True

    def finish(self) -> Recorded:
        """Add what changed to the totals, and say so in the trail."""
        recorded = self._writing.recorded
        recorded.months = tuple(sorted({month for _province, month in self._held}))
        totals.apply(self._writing.deltas)
        if recorded.added or recorded.revised or recorded.reports:
            trail.write(
                self._by,
                "sales.record_sales",
                "sales.sale:many",
                area=common_area(self._areas),
                summary=self._reason,
                first=str(recorded.months[0]),
                last=str(recorded.months[-1]),
                added=recorded.added,
                revised=recorded.revised,
                reports=recorded.reports,
            )
        if recorded.added + recorded.revised >= MANY_CHANGES:
            jobs.start("sales.settle", by=None)
        return recorded

    def hold(self, wanted: Iterable[tuple[str, date]]) -> tuple[Sequence[ProvinceMonth], Told]:
        """Hold these provinces' months; what is recorded later is never dated earlier.

        Of rows that come part by part, all at once before the first part: held in the rows' order, two recordings
        could each wait for what the other holds.
        """
        wanted = set(wanted)
        missing = wanted - self._held.keys()
        if missing:
            self._held |= {(one.province, one.month): one for one in totals.lock_months(missing)}
            if self._at is None:
                self._told = self._told._replace(moment=clock.now())
        return [self._held[place] for place in wanted], self._told
