"""What a dashboard asks, of the country down to a subdistrict, over a month, nine months and five years."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.util import find_spec
from typing import Any

#: the country, Khon Kaen, a district of it, a subdistrict of that
PLACES = {"country": "", "province": "40", "district": "4015", "subdistrict": "401508"}
SPANS = {
    "month": (date(2018, 6, 1), date(2018, 6, 1)),
    "nine months": (date(2017, 10, 1), date(2018, 6, 1)),
    "year": (date(2017, 10, 1), date(2018, 9, 1)),
    "five years": (date(2013, 10, 1), date(2018, 9, 1)),
}
#: before the last two months' reports, and before those of the last year
KNOWN = {
    "ten weeks": datetime(2018, 7, 25, 5, 0, tzinfo=UTC),
    "a year": datetime(2017, 10, 10, 5, 0, tzinfo=UTC),
}


@dataclass(frozen=True)
class Asked:
    """A question: of which place, by what, over which months; known_at: as it was known then."""

    place: str
    name: str
    span: str
    ask: Callable[[Any], Any]
    known_at: datetime | None = None

    def __call__(self) -> Any:
        from tidtam.work.sales.queries.sums import Span

        return self.ask(Span(PLACES[self.place], *SPANS[self.span], self.known_at))

    def known(self, moment: datetime) -> "Asked":
        return replace(self, known_at=moment)


def asked() -> list[Asked]:
    from tidtam.work.sales.queries import sums

    ways: dict[str, Callable[[Any], Any]] = {
        "total": sums.total,
        "by area": _by_area,
        "by category": sums.by_category,
        "by mark": sums.by_mark,
        "by channel": sums.by_channel,
        "by kind of producer": sums.by_kind,
        "by month": sums.by_month,
        "growth": _growth,
    }
    found = []
    for place, code in PLACES.items():
        for name, ask in ways.items():
            if name != "by area" or len(code) < 6:
                found += [Asked(place, name, span, ask) for span in SPANS]
        if find_spec("tidtam.work.sales.queries.spread"):
            found.append(Asked(place, "concentration", "year", _concentration))
    found += [Asked("subdistrict", "by producer", span, sums.by_producer) for span in SPANS]
    return found


def _by_area(span: Any) -> Any:
    from tidtam.work.sales.queries import sums

    return sums.by_area(span, len(span.area) + 2)


def _growth(span: Any) -> Any:
    """The months, and the same months a year before."""
    from tidtam.work.sales.queries import sums

    before = span._replace(
        start=span.start.replace(year=span.start.year - 1), end=span.end.replace(year=span.end.year - 1)
    )
    return sums.total(span), sums.total(before)


def _concentration(span: Any) -> Any:
    from tidtam.work.sales.queries.spread import spread_of_year

    return spread_of_year(span.area, span.start, 12)
