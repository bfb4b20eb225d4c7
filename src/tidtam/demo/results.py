"""What came of the works in the twelve villages, before the project and since; all invented.

One letter per month from March to June 2561: R by the visitors' register, E estimated, S by a survey, N nobody came,
X not applicable until September, - nothing reported.
"""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from tidtam.demo.field import at
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit import money
from tidtam.kit.calendar import month_range, next_month
from tidtam.work.results.actions import ResultRow, tell_not_applicable, tell_result
from tidtam.work.results.models import Answer, HowCounted

Progress = Callable[[int, int], None]
SURVEYED_ON = date(2018, 3, 20)
SURVEYED = (
    *month_range(date(2017, 3, 1), date(2017, 6, 1)),
    *month_range(date(2017, 11, 1), date(2018, 2, 1)),
)
SINCE = month_range(date(2018, 3, 1), date(2018, 6, 1))
HOW = {"R": HowCounted.REGISTER, "E": HowCounted.ESTIMATE, "S": HowCounted.SURVEY}
CLOSED = "ถนนเข้าหมู่บ้านปรับปรุงอยู่ ยังไม่เปิดรับนักท่องเที่ยว"


class Village(NamedTuple):
    """visitors: of a usual month before; growth: in per cent since; baht: each visitor leaves; beds: takes guests
    overnight."""

    code: str
    visitors: int
    growth: int
    baht: int
    beds: bool
    months: str
    surveyed: bool = True


VILLAGES = (
    Village("40150205", 140, 35, 180, True, "RRRR"),
    Village("40150604", 90, 55, 210, True, "RRRR"),
    Village("40150806", 60, 20, 150, False, "EERE"),
    Village("40150807", 45, -10, 120, False, "EE--"),
    Village("40150808", 75, 40, 160, False, "RRR-"),
    Village("40250505", 30, 10, 90, False, "NENR"),
    Village("40250503", 25, 0, 80, False, "ENE-"),
    Village("40250105", 110, 25, 190, True, "RRRR"),
    Village("40140201", 50, 15, 140, False, "SES-", surveyed=False),
    Village("40110101", 65, 30, 130, False, "RRRR"),
    Village("40110202", 35, 5, 110, False, "NEER"),
    Village("40110407", 0, 0, 0, False, "XXXX", surveyed=False),
)


def build_results(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """A survey of the months before, then month by month; one month was put right afterwards."""
    for number, village in enumerate(VILLAGES, 1):
        officer = users.get(f"district{village.code[:4]}", users["province"])
        teller = users["village"] if village.code == "40150604" else officer
        area = Area.objects.get(pk=village.code)
        if village.surveyed:
            with at(SURVEYED_ON):
                for month in SURVEYED:
                    tell_result(area, month, _row(village, month, "S", 0), by=officer)
        _since(area, village, teller)
        progress(number, len(VILLAGES))
    _corrected(users["district4015"])


def _since(area: Area, village: Village, teller: User) -> None:
    for month, letter in zip(SINCE, village.months, strict=True):
        with at(next_month(month).replace(day=9), 10):
            if letter == "X":
                tell_not_applicable(area, month, date(2018, 9, 1), because=CLOSED, by=teller)
                return
            if letter == "N":
                tell_result(area, month, ResultRow(Answer.NIL), by=teller)
            elif letter in HOW:
                tell_result(area, month, _row(village, month, letter, village.growth), by=teller)


def _corrected(officer: User) -> None:
    """The village counted a festival's day twice."""
    village = next(one for one in VILLAGES if one.code == "40150604")
    row = _row(village, date(2018, 4, 1), "R", village.growth - 20)
    with at(date(2018, 5, 25), 14):
        tell_result(
            Area.objects.get(pk=village.code),
            date(2018, 4, 1),
            row,
            reason="นับผู้มาร่วมงานสงกรานต์ซ้ำสองวัน",
            by=officer,
        )


def _row(village: Village, month: date, letter: str, growth: int) -> ResultRow:
    """Much in April and in the cool months, the same each time that the demo is built."""
    dice = Random(f"{village.code} {month}")  # noqa: S311 - invented data, to be the same each time
    season = {4: 150, 11: 120, 12: 130, 1: 125}.get(month.month, 90)
    all_of_them = village.visitors * season * (100 + growth) * dice.randint(85, 115) // 1_000_000
    foreign = all_of_them * dice.randint(0, 4) // 100
    night = all_of_them * dice.randint(10, 20) // 100 if village.beds else 0
    left = money.baht(all_of_them * village.baht)
    food, lodging, goods = _shares(left, (45, 20 if village.beds else 0, 30), dice)
    return ResultRow(
        Answer.REPORTED,
        HOW[letter],
        thai_day=all_of_them - foreign - night,
        thai_night=night,
        foreign_day=foreign,
        foreign_night=0,
        food=food,
        lodging=lodging if village.beds else None,
        goods=goods,
        guides=money.baht(all_of_them * 5) if village.beds else None,
        households=3 + all_of_them // 12,
    )


def _shares(left: int, per_cent: Sequence[int], dice: Random) -> list[int]:
    """Whole hundreds of baht."""
    return [left * (share + dice.randint(-5, 5)) // 1_000_000 * 10_000 if share else 0 for share in per_cent]
