"""Results for tests: บ้านวังคูณ, which joined the programme in January 2561 unless a test says otherwise."""

from datetime import date
from typing import Any

from tidtam.ground.areas.models import Area
from tidtam.registers.communities.models import Community
from tidtam.registers.communities.tests.factories import make_community
from tidtam.work.results.actions import ResultRow, tell_result
from tidtam.work.results.models import Answer, Result

VILLAGE, JOINED = "40150604", date(2018, 1, 10)
JUNE, MAY = date(2018, 6, 1), date(2018, 5, 1)


def make_village(code: str = VILLAGE, joined_on: date = JOINED) -> Area:
    """A village of the programme."""
    found = Community.objects.filter(area=code).first() or make_community(code, joined_on=joined_on)
    return found.area


def told(**numbers: Any) -> ResultRow:
    """120 visitors and 9,500 baht by the register, unless other numbers are given."""
    given = {"thai_day": 100, "thai_night": 20, "food": 6_000_00, "goods": 3_500_00, "households": 8}
    return ResultRow(Answer.REPORTED, "register", **(numbers or given))


def nil() -> ResultRow:
    return ResultRow(Answer.NIL)


def not_applicable() -> ResultRow:
    return ResultRow(Answer.NOT_APPLICABLE, because="หมู่บ้านยังไม่เปิดรับนักท่องเที่ยว")


def make_result(
    village: str = VILLAGE, month: date = JUNE, row: ResultRow | None = None, **fields: Any
) -> Result:
    return tell_result(make_village(village), month, row or told(), **{"by": None, **fields})
