"""A plan as the page, the calendar and the map file tell it: days, stops with their times and reasons, what is left."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.faces.planner import words
from tidtam.faces.planner.plans import Made, World
from tidtam.faces.planner.queries.candidates import Candidate
from tidtam.kit import calendar
from tidtam.kit.public import address
from tidtam.kit.tours import Stop, Tour, Why
from tidtam.registers.tourism.models import Kind, Receives, VillagePage
from tidtam.registers.tourism.queries import public

MOST_LEFT = 12


class StopRow(NamedTuple):
    """number: on the map, from 1 through all days. travel, km: of the way to it."""

    number: int
    one: Candidate
    stop: Stop
    travel: int
    km: float
    pinned: bool

    @property
    def key(self) -> str:
        return self.one.key

    @property
    def name(self) -> str:
        return self.one.offer.name

    @property
    def kind(self) -> str:
        return str(Kind(self.one.kind).label)

    @property
    def village(self) -> str:
        return self.one.page.area.label

    @property
    def where(self) -> str:
        return f"{address('site:village', self.one.page.code)}#{self.one.key}"

    @property
    def from_to(self) -> str:
        return f"{words.at(self.stop.starts)[:5]}–{words.at(self.stop.leaves)}"

    @property
    def way(self) -> str:
        """How long and far; "" where it is a few steps."""
        if not self.travel:
            return _("a few steps on") if self.number > 1 else ""
        return f"{words.lasting(self.travel)} · {words.km(self.km)}"

    @property
    def waits(self) -> str:
        return words.lasting(self.stop.waits) if self.stop.waits else ""

    @property
    def reasons(self) -> list[str]:
        """Why it is here, and what to know before."""
        said = []
        if self.pinned:
            said.append(_("You wanted it."))
        elif self.one.kind == Kind.EVENT:
            said.append(_("It takes place on this day."))
        elif self.one.is_meal:
            said.append(_("For the meal at noon."))
        if self.one.fresh.on and self.one.fresh.state == "done":
            said.append(_("Verified on %(day)s.") % {"day": calendar.date_short(self.one.fresh.on)})
        elif self.one.fresh.on:
            said.append(
                _("Last verified on %(day)s: ask before you set out.")
                % {"day": calendar.date_short(self.one.fresh.on)}
            )
        else:
            said.append(_("Never verified: ask before you set out."))
        if not self.one.hours_told and self.one.kind != Kind.EVENT:
            said.append(_("Its hours are not told; the plan takes 08.30 to 17.00."))
        return said


class DayRow(NamedTuple):
    """One day. bed: name of the homestay of the night after it. home: of the way to the day's end."""

    on: date
    tour: Tour
    stops: list[StopRow]
    starts_at: str
    ends_at: str
    home: str

    @property
    def starts(self) -> str:
        return words.at(self.tour.starts)

    @property
    def ends(self) -> str:
        return words.at(self.tour.ends)


class LeftRow(NamedTuple):
    key: str
    name: str
    village: str
    why: str
    room: bool = False


class Arranged(NamedTuple):
    """What has to be settled with a village before one sets out. until: the last day to ask."""

    name: str
    code: str
    ask: str
    until: date | None
    contact: public.Contact | None
    by_appointment: bool


class PlanRow(NamedTuple):
    """A whole plan, in words."""

    character: str
    title: str
    about: str
    days: list[DayRow]
    left: list[LeftRow]
    left_more: int
    failed: list[LeftRow]
    faults: list[str]
    arranged: list[Arranged]
    bed: str
    no_bed: bool

    @property
    def stops(self) -> list[StopRow]:
        return [stop for day in self.days for stop in day.stops]

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        return tuple(day.tour.keys for day in self.days)

    @property
    def summary(self) -> str:
        on_the_way = sum(day.tour.travel for day in self.days)
        villages = len({stop.one.page.pk for stop in self.stops})
        return _("%(stops)s stops in %(villages)s villages · %(time)s on the way") % {
            "stops": len(self.stops), "villages": villages, "time": words.lasting(on_the_way),
        }  # fmt: skip


def told(world: World, made: Made) -> PlanRow:
    title, about = words.CHARACTERS[made.character]
    days = _days(world, made)
    left, failed = _left(world, made)
    shown = left[:MOST_LEFT]
    return PlanRow(
        made.character,
        str(title),
        str(about),
        days,
        shown,
        len(left) - len(shown),
        failed,
        _faults(made, days),
        arranged(world, [stop.one.page for day in days for stop in day.stops]),
        world.bed.name if world.bed else "",
        world.asked.days > 1 and world.bed is None,
    )


def _days(world: World, made: Made) -> list[DayRow]:
    rows, number = [], 0
    by_key = world.by_key
    for nth, tour in enumerate(made.plan.tours):
        day = made.question.days[nth]
        stops, node = [], day.start
        for stop in tour.stops:
            number += 1
            one = by_key[stop.key]
            at = world.nodes[stop.key]
            pinned = stop.key in world.found.asked_for
            stops.append(StopRow(number, one, stop, stop.travel, world.table.km[node][at], pinned))
            node = at
        home = ""
        if stops and tour.home:
            home = f"{words.lasting(tour.home)} · {words.km(world.table.km[node][day.end])}"
        night = world.bed.name if world.bed else ""
        starts_at = world.start.name if nth == 0 or not night else night
        last = nth + 1 == len(made.plan.tours)
        ends_at = world.end.name if last else night or world.start.name
        rows.append(DayRow(world.asked.on + timedelta(days=nth), tour, stops, starts_at, ends_at, home))
    return rows


def _left(world: World, made: Made) -> tuple[list[LeftRow], list[LeftRow]]:
    """(what is left out, the best first; musts that could not be had)."""
    by_key = world.by_key
    rows: list[tuple[int, LeftRow]] = []
    for one in made.plan.unserved:
        found = by_key[one.key]
        beside = by_key[one.beside].offer.name if one.beside else ""
        row = LeftRow(
            one.key, found.offer.name, found.page.area.label, words.why_not(one, beside), one.why == Why.ROOM
        )
        rows.append((found.worth, row))
    for gone in world.found.left:
        rows.append((100, LeftRow(gone.key, gone.offer.name, gone.offer.page.area.label, gone.why)))
    rows.sort(key=lambda row: -row[0])
    musts = world.found.asked_for
    failed = [row for _worth, row in rows if row.key in musts]
    known = {row.key for row in failed} | made.plan.keys
    failed += [
        LeftRow(key, key, "", _("It is not shown any more."))
        for key in sorted(musts - known)
        if key not in by_key
    ]
    failed += _villages_failed(world)
    return [row for _worth, row in rows if row.key not in musts], failed


def _villages_failed(world: World) -> list[LeftRow]:
    """Villages that were wanted and of which nothing can be visited, each with the reason of the first thing there."""
    had = {one.page.code for one in world.found.candidates if one.key in world.found.asked_for}
    failed = []
    for key in world.asked.must:
        if key[0] != "v" or key[1:] in had:
            continue
        why = next((gone for gone in world.found.left if gone.offer.page.code == key[1:]), None)
        if why is None:
            failed.append(LeftRow(key, key[1:], "", _("It is not shown any more.")))
        else:
            failed.append(LeftRow(key, why.offer.page.area.label, "", why.why))
    return failed


def _faults(made: Made, days: Iterable[DayRow]) -> list[str]:
    """What cannot be kept of an order that a person has set."""
    said = []
    for day, asked in zip(days, made.question.days, strict=True):
        for stop in day.stops:
            place = made.question.by_key[stop.key]
            open_then = any(
                one.on(day.tour.day) and one.earliest <= stop.stop.starts <= one.latest
                for one in place.usable
            )
            if not open_then:
                said.append(
                    _("%(name)s cannot be visited at %(at)s.")
                    % {"name": stop.name, "at": words.at(stop.stop.starts)}
                )
        if day.tour.ends > asked.closes:
            said.append(
                _("The day ends at %(ends)s, later than %(closes)s.")
                % {"ends": day.ends, "closes": words.at(asked.closes)}
            )
    if made.plan.faults and not said:
        said.append(_("Two meals at one noon."))
    return said


def arranged(world: World, pages: Iterable[VillagePage]) -> list[Arranged]:
    """Villages that have to be asked before, each once, in the order of the visit; the night's host too."""
    if world.bed is not None:
        pages = [*pages, world.bed.page]
    found: dict[int, Arranged] = {}
    for page in pages:
        needs = (
            page.receives == Receives.BOOKED
            or page.notice_days
            or (world.bed and page.pk == world.bed.page.pk)
        )
        if not needs or page.pk in found:
            continue
        until = world.asked.on - timedelta(days=page.notice_days) if page.notice_days else None
        found[page.pk] = Arranged(
            page.area.label,
            page.code,
            address("asking:ask", page.code),
            until,
            public.contact_of(page),
            page.receives == Receives.BOOKED,
        )
    return list(found.values())
