"""A month as its sheet carries it away: what stands, and a blank row for each village that has not reported."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tidtam.kit import clock
from tidtam.kit.access import within_any
from tidtam.kit.calendar import month_before, parse_month_code
from tidtam.kit.uploads import Said
from tidtam.registers.communities.models import Community
from tidtam.work.results.models import NUMBERS, ResultRevision
from tidtam.work.results.sheets import columns


def month_said(said: Said) -> date | None:
    return parse_month_code(said["month"]) if said.get("month") else None


def month(areas: Sequence[str], said: Said) -> Iterator[Sequence[Any]]:
    """The rows of the areas' villages in the order of their codes; a blank row says nothing when it comes back."""
    of = month_said(said) or month_before(clock.today())
    answers, ways = columns.answers(), columns.ways()
    reach = within_any(areas, "area_id")
    if said.get("area"):
        reach &= within_any([said["area"]], "area_id")
    villages = Community.objects.filter(reach).select_related("area").order_by("area_id")
    standing = ResultRevision.objects.standing().filter(
        result__month=of, result__area__in=villages.values("area")
    )
    told = {row.result.area_id: row for row in standing.select_related("result")}
    for one in villages:
        row = told.get(one.area_id)
        if row is None:
            yield one.area_id, one.area.label, of, "", *(None for _name in NUMBERS), "", "", ""
            continue
        numbers = (getattr(row, name) for name in NUMBERS)
        yield (
            *(one.area_id, one.area.label, of, answers.word(row.answer)),
            *numbers,
            *(ways.word(row.how), row.because, ""),
        )
