"""What a visitor asks of the planner: all of it stands in the address, so that a plan can be kept, sent and printed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from urllib.parse import parse_qsl, urlencode

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tidtam.kit import calendar
from tidtam.kit.travel import MODES
from tidtam.kit.typed_dates import BUDDHIST
from tidtam.registers.tourism.models import Kind

MOST_DAYS = 3
MOST_KEYS = 40
AHEAD = timedelta(days=366)
#: What one may like; a meal is looked for at noon in any case, a bed where there is a night.
LIKES = (Kind.ATTRACTION, Kind.ACTIVITY, Kind.DISH, Kind.SOUVENIR, Kind.EVENT)
CHARACTERS = ("full", "calm", "hands")
Typed = MultiValueDict[str, str]
_KEY = re.compile(r"[ov]\d{1,12}", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
_AREA = re.compile(r"\d{4}|\d{8}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """start, end: codes of a district or a village, "" for the usual one and for where one started. opens, closes:
    minutes from midnight. likes: kinds; none means all. must, never: keys of offers (o12) and villages (v40150604).
    chosen: the character of the one plan that is looked at closely. order: its stops as a person has set them, one
    list a day. problems: by field, what was typed and cannot be."""

    on: date
    days: int = 1
    start: str = ""
    end: str = ""
    opens: int = 9 * 60
    closes: int = 17 * 60
    mode: str = "car"
    likes: tuple[str, ...] = ()
    people: int = 2
    child: bool = False
    chair: bool = False
    meal: bool = True
    must: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    stay: str = ""
    chosen: str = ""
    order: tuple[tuple[str, ...], ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict, compare=False)
    problems: Mapping[str, str] = field(default_factory=dict, compare=False)

    def parts(self) -> dict[str, str | list[str]]:
        """As they stand in an address; what is usual is left out."""
        said: dict[str, str | list[str]] = {
            "on": self.on.isoformat(),
            "days": str(self.days) if self.days > 1 else "",
            "from": self.start,
            "to": self.end,
            "at": clock_of(self.opens),
            "until": clock_of(self.closes),
            "mode": self.mode,
            "like": list(self.likes),
            "people": str(self.people),
            "child": "1" if self.child else "",
            "chair": "1" if self.chair else "",
            "meal": "" if self.meal else "no",
            "must": ".".join(self.must),
            "never": ".".join(self.never),
            "stay": self.stay,
            "plan": self.chosen,
            "order": "_".join(".".join(day) for day in self.order),
        }
        return {name: value for name, value in said.items() if value}

    def query(self) -> str:
        return urlencode(self.parts(), doseq=True, safe=".:")

    def address(self, path: str) -> str:
        return f"{path}?{self.query()}"

    def but(self, **other: object) -> "Asked":
        """The same with something else."""
        return replace(self, **other)  # type: ignore[arg-type]

    @property
    def dates(self) -> list[date]:
        return [self.on + timedelta(days=nth) for nth in range(self.days)]


def asked_of(typed: Typed, today: date) -> Asked:
    """What is not understood is told in `problems`, and the usual stands in its place."""
    problems: dict[str, str] = {}
    on = _day(typed.get("on", ""), today, problems)
    opens = _clock(typed, "at", 9 * 60, problems)
    closes = _clock(typed, "until", 17 * 60, problems)
    if closes - opens < 60 and not {"at", "until"} & problems.keys():
        problems["until"] = _("The day has to end at least an hour after it starts.")
        opens, closes = min(opens, 22 * 60), min(opens, 22 * 60) + 60
    must = keys(typed.get("must", ""))
    if len(found := _KEY.findall(typed.get("must", "")[:60_000])) > MOST_KEYS:
        problems["must"] = _("%(count)s places at once are too many; the first %(most)s were taken.") % {
            "count": f"{len(found):,}", "most": MOST_KEYS,
        }  # fmt: skip
    order = tuple(keys(day) for day in typed.get("order", "")[:4000].split("_"))[:MOST_DAYS]
    days = _number(typed, "days", 1, 1, MOST_DAYS, problems)
    return Asked(
        on=on,
        days=days,
        start=_area(typed.get("from", "")),
        end=_area(typed.get("to", "")),
        opens=opens,
        closes=closes,
        mode=str(typed["mode"]) if typed.get("mode") in MODES else "car",
        likes=tuple(kind for kind in LIKES if kind in typed.getlist("like")),
        people=_number(typed, "people", 2, 1, 200, problems),
        child=bool(typed.get("child")),
        chair=bool(typed.get("chair")),
        meal=typed.get("meal") != "no",
        must=must,
        never=keys(typed.get("never", "")),
        stay=next(iter(keys(typed.get("stay", ""))), ""),
        chosen=str(typed["plan"]) if typed.get("plan") in CHARACTERS else "",
        order=order if any(order) and len(order) == days else (),
        typed={name: typed.get(name, "")[:40] for name in ("on", "at", "until", "people")},
        problems=problems,
    )


def asked_in(query: str, today: date) -> Asked:
    """The same of the text behind an address's question mark."""
    typed: Typed = MultiValueDict()
    for name, value in parse_qsl(query[:8000]):
        typed.appendlist(name, value)
    return asked_of(typed, today)


def keys(typed: str) -> tuple[str, ...]:
    """Keys with dots between them; what is none is left out."""
    found = dict.fromkeys(one for one in typed[:4000].split(".") if _KEY.fullmatch(one))
    return tuple(found)[:MOST_KEYS]


def clock_of(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def time_of(minutes: int) -> time:
    """Of the clock, also after midnight."""
    return time(minutes // 60 % 24, minutes % 60)


def usual_day(today: date) -> date:
    """The next Saturday, today included."""
    return today + timedelta(days=(5 - today.weekday()) % 7)


def without(found: Iterable[str], key: str) -> tuple[str, ...]:
    return tuple(one for one in found if one != key)


def _day(text: str, today: date, problems: dict[str, str]) -> date:
    text = text.strip()
    if not text:
        return usual_day(today)
    try:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = calendar.parse_date(text[:40])
        if day.year in BUDDHIST:
            day = day.replace(year=calendar.ce(day.year))
    except (ValueError, calendar.NotADate):
        problems["on"] = _("This is no day; expected one such as 15 Aug 2018 or 2018-08-15.")
        return usual_day(today)
    if day < today:
        problems["on"] = _("This day is over; the plan is for the next Saturday.")
        return usual_day(today)
    if day > today + AHEAD:
        problems["on"] = _("This is more than a year ahead; the plan is for the next Saturday.")
        return usual_day(today)
    return day


def _clock(typed: Typed, name: str, usual: int, problems: dict[str, str]) -> int:
    text = typed.get(name, "").strip()
    if not text:
        return usual
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        problems[name] = _("This is no time of day; expected one such as 09:00.")
        return usual
    return int(found[1]) * 60 + int(found[2])


def _number(typed: Typed, name: str, usual: int, low: int, high: int, problems: dict[str, str]) -> int:
    text = typed.get(name, "").strip()
    if not text:
        return usual
    if not text.isascii() or not text.isdecimal() or not low <= int(text[:9]) <= high:
        problems[name] = _("A whole number from %(low)s to %(high)s was expected.") % {
            "low": low,
            "high": high,
        }
        return usual
    return int(text)


def _area(text: str) -> str:
    return text if _AREA.fullmatch(text) else ""
