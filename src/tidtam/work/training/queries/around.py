"""Sales before and after a training, from the facts of sales alone; a month without a report is not a month of 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from tidtam.kit import clock
from tidtam.kit.calendar import month_of, month_range
from tidtam.work.sales.models import Report, Sale
from tidtam.work.training.models import Training

YEAR, HALF = 12, 6


@dataclass(frozen=True)
class Window:
    """Some months of one producer, or of several together. of: months asked for; ended: those that are over;
    reported: those of them with a report; baht: satang of the reported ones.
    """

    of: int
    ended: int
    reported: int
    baht: int

    @property
    def sum(self) -> int | None:
        """Satang sold in the months that were reported; None where none was."""
        return self.baht if self.reported else None

    @property
    def average(self) -> int | None:
        """Satang in an average month that was reported."""
        return self.baht // self.reported if self.reported else None

    @property
    def to_come(self) -> int:
        """Months that are not over yet, so that nobody can have reported them."""
        return self.of - self.ended


@dataclass(frozen=True)
class Around:
    """The six and the twelve whole months on each side; the months of the training itself are in neither."""

    before12: Window
    before6: Window
    after6: Window
    after12: Window

    @property
    def sides(self) -> tuple[tuple[int, Window, Window], ...]:
        """Months, before, after."""
        return (HALF, self.before6, self.after6), (YEAR, self.before12, self.after12)


@dataclass(frozen=True)
class Span:
    """First and last month of each window."""

    before12: tuple[date, date]
    before6: tuple[date, date]
    after6: tuple[date, date]
    after12: tuple[date, date]

    @property
    def whole(self) -> tuple[date, date]:
        return self.before12[0], self.after12[1]


WINDOWS = ("before12", "before6", "after6", "after12")


def span_of(training: Training) -> Span:
    """The windows of a training: whole months before the month it began in, and after the month it ended in."""
    first, last = month_of(training.starts_on), month_of(training.ends_on)
    return Span(
        before12=(_shifted(first, -YEAR), _shifted(first, -1)),
        before6=(_shifted(first, -HALF), _shifted(first, -1)),
        after6=(_shifted(last, 1), _shifted(last, HALF)),
        after12=(_shifted(last, 1), _shifted(last, YEAR)),
    )


def around(training: Training, producers: "Iterable[int] | QuerySet[Any]") -> dict[int, Around]:
    """By producer its sales around the training; producers that became one count together. Two queries."""
    span, asked = span_of(training), list(producers)
    reports = Report.objects.filter(_of("producer", asked), month__range=span.whole)
    counted: dict[int, Any] = {
        row["key"]: row
        for row in reports.annotate(key=_key("producer"))
        .order_by()
        .values("key")
        .annotate(
            **{name: Count("month", distinct=True, filter=_in(getattr(span, name))) for name in WINDOWS}
        )
    }
    sales = Sale.objects.filter(_of("report__producer", asked), month__range=span.whole)
    sums: dict[int, Any] = {
        row["key"]: row
        for row in sales.annotate(key=_key("report__producer"))
        .order_by()
        .values("key")
        .annotate(**{name: Sum("baht", filter=_in(getattr(span, name))) for name in WINDOWS})
    }
    return {pk: _around(span, counted.get(pk, {}), sums.get(pk, {})) for pk in asked}


def together(parts: Iterable[Around]) -> Around:
    """The months of several producers added up."""
    given = list(parts)
    return Around(*(_added([getattr(part, name) for part in given]) for name in WINDOWS))


@dataclass(frozen=True)
class Change:
    """How an average reported month changed. producers: how many reported on both sides, so could be compared;
    per_mille: None where none could, or nothing was sold before.
    """

    producers: int
    per_mille: int | None

    @property
    def text(self) -> str:
        """ "+12.3", "−4.0"; "" where nothing can be said."""
        if self.per_mille is None:
            return ""
        sign = "+" if self.per_mille > 0 else "−" if self.per_mille < 0 else ""
        return f"{sign}{abs(self.per_mille) // 10:,}.{abs(self.per_mille) % 10}"


def change(parts: Iterable[Around], months: int) -> Change:
    """The change of the average reported month over producers that reported on both sides of 6 or 12 months."""
    before = after = known = 0
    for part in parts:
        first, second = (part.before6, part.after6) if months == HALF else (part.before12, part.after12)
        if first.average is None or second.average is None:
            continue
        before, after, known = before + first.average, after + second.average, known + 1
    return Change(known, round((after - before) * 1000 / before) if before else None)


def _around(span: Span, counted: Mapping[str, int], sums: Mapping[str, int | None]) -> Around:
    return Around(
        *(
            Window(
                of=YEAR if name.endswith("12") else HALF,
                ended=ended(getattr(span, name)),
                reported=counted.get(name, 0),
                baht=sums.get(name) or 0,
            )
            for name in WINDOWS
        )
    )


def ended(bounds: tuple[date, date]) -> int:
    """How many of the months are over today."""
    this = month_of(clock.today())
    return sum(month < this for month in month_range(*bounds))


def _added(windows: list[Window]) -> Window:
    return Window(
        of=sum(window.of for window in windows),
        ended=sum(window.ended for window in windows),
        reported=sum(window.reported for window in windows),
        baht=sum(window.baht for window in windows),
    )


def _of(path: str, producers: list[int]) -> Q:
    return Q(**{f"{path}__in": producers}) | Q(**{f"{path}__merged_into__in": producers})


def _key(path: str) -> Coalesce:
    return Coalesce(f"{path}__merged_into_id", f"{path}_id")


def _in(bounds: tuple[date, date]) -> Q:
    return Q(month__range=bounds)


def _shifted(month: date, by: int) -> date:
    ordinal = month.year * 12 + month.month - 1 + by
    return date(ordinal // 12, ordinal % 12 + 1, 1)
