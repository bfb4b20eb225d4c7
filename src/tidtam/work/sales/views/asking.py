"""Which month and place a page is asked for: chosen step by step, district first, then what lies in it."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import month_code, month_of, month_range, month_short, parse_month_code
from tidtam.registers.producers.filters import area_filter
from tidtam.work.sales.queries.producer import last_ended

SHOWN_MONTHS = 15

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """area: "" where none is chosen yet; districts, subdistricts, villages: what can be chosen at each step."""

    month: date
    area: str
    districts: Choices
    subdistricts: Choices
    villages: Choices

    @property
    def code(self) -> str:
        return month_code(self.month)

    @property
    def district(self) -> str:
        return self.area[:4]

    @property
    def subdistrict(self) -> str:
        return self.area[:6] if len(self.area) >= Level.SUBDISTRICT else ""

    @property
    def village(self) -> str:
        return self.area if len(self.area) == Level.VILLAGE else ""

    @property
    def query(self) -> str:
        return f"month={self.code}&district={self.district}&subdistrict={self.subdistrict}&village={self.village}"


def asked_of(request: SignedIn, verb: str) -> Asked:
    """What the address asks for, as far as the verb reaches; the only district there is need not be chosen."""
    wanted = request.GET
    districts = [
        (code, word)
        for code, word in area_filter(request.user, wanted.get("district", "")).choices or ()
        if len(code) == Level.DISTRICT and request.user.may(verb, code)
    ]
    district = _chosen(wanted.get("district", ""), districts)
    if not district and len(districts) == 1:
        district = districts[0][0]
    subdistricts = _children(district)
    subdistrict = _chosen(wanted.get("subdistrict", ""), subdistricts)
    villages = _children(subdistrict)
    village = _chosen(wanted.get("village", ""), villages)
    return Asked(
        _month(wanted.get("month", "")),
        village or subdistrict or district,
        districts,
        subdistricts,
        villages,
    )


def months_open() -> Choices:
    """The months that a report may be of, the newest first: the one that is going on and those before."""
    last = month_of(clock.today())
    first = last.replace(year=last.year - 1)
    return [(month_code(one), month_short(one)) for one in reversed(month_range(first, last))][:SHOWN_MONTHS]


def _month(asked: str) -> date:
    try:
        month = parse_month_code(asked)
    except ValidationError:
        return last_ended()
    return month if month <= clock.today() else last_ended()


def _chosen(asked: str, choices: Choices) -> str:
    return asked if asked in dict(choices) else ""


def _children(code: str) -> Choices:
    if not code:
        return []
    rows = Area.objects.existing().filter(parent=code).order_by("sort_key")
    return [(area.code, area.label) for area in rows]
