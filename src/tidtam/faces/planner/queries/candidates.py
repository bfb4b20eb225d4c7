"""What there is to visit on those days, and what there is not, each with the reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import cos, hypot, radians
from typing import NamedTuple

from tidtam.faces.planner import words
from tidtam.faces.planner.asked import Asked
from tidtam.kit import clock
from tidtam.kit.hours import Hours
from tidtam.registers.tourism.models import Access, Kind, Offer, Receives, VillagePage
from tidtam.registers.tourism.queries import public

MOST_VILLAGES = 150  # the nearest of those within reach
MOST = 300  # candidates that are planned with: the nearest and best
KM = 111.32
USUAL_HOURS = (8 * 60 + 30, 17 * 60)  # of what has told none
LUNCH = (11 * 60, 13 * 60 + 30)  # when a meal may begin
SHOWN = (
    "key", "page", "kind", "name_th", "name_en", "months", "hours", "latitude", "longitude", "sleeps", "minutes",
    "group_min", "group_max", "sort_key",
)  # fmt: skip
STAYS = {Kind.ATTRACTION: 45, Kind.DISH: 50, Kind.SOUVENIR: 30, Kind.ACTIVITY: 75, Kind.EVENT: 90}
WORTH = {Kind.ATTRACTION: 100, Kind.ACTIVITY: 110, Kind.DISH: 60, Kind.SOUVENIR: 60, Kind.EVENT: 160}
FRESH = {"done": 100, "soon": 90, "late": 70}  # per cent: what was verified lately is worth more
AGAIN = (100, 80, 65, 50, 40)  # per cent: the second and third stop of one village, so that visitors spread
WITH_CHILD = 10  # minutes more at each stop


@dataclass(frozen=True)
class Candidate:
    """spans: for each day the (opens, closes) in minutes. hours_told: whether the place told them. worth: by
    kind, freshness and number of its village's. far_km: from the start, in a straight line."""

    key: str
    offer: Offer
    point: tuple[float, float]
    stay: int
    spans: tuple[tuple[tuple[int, int], ...], ...]
    hours_told: bool
    worth: int
    far_km: float
    fresh: public.Freshness

    @property
    def page(self) -> VillagePage:
        return self.offer.page

    @property
    def kind(self) -> str:
        return self.offer.kind

    @property
    def is_meal(self) -> bool:
        return self.offer.kind == Kind.DISH


class Left(NamedTuple):
    """What cannot be visited on those days, and why, in the reader's language."""

    key: str
    offer: Offer
    why: str


class Found(NamedTuple):
    """beds: homestays that take these guests on these nights."""

    candidates: list[Candidate]
    left: list[Left]
    beds: list[Offer]
    asked_for: frozenset[str]


def candidates(asked: Asked, start: tuple[float, float], reach_km: float) -> Found:
    """Offers of published villages within reach of the start; those that are musts from anywhere."""
    wanted = {
        int(key[1:]) for key in (*asked.must, *(k for day in asked.order for k in day)) if key[0] == "o"
    }
    villages = {key[1:] for key in asked.must if key[0] == "v"}
    far = _pages(start, reach_km, villages, wanted)
    pages = public.pages().in_bulk(list(far))
    offers = public.offers().select_related(None).prefetch_related(None).filter(page__in=pages).only(*SHOWN)
    happening = _happening(asked.dates)
    taken: list[Candidate] = []
    left: list[Left] = []
    beds: list[Offer] = []
    never = set(asked.never)
    closed = {pk: _why_not_village(page, asked) for pk, page in pages.items()}
    for offer in offers:
        offer.page = pages[offer.page_id]  # each read once, not once an offer
        key = f"o{offer.pk}"
        if key in never or f"v{offer.page.code}" in never:
            continue
        why = closed[offer.page_id] or _why_not(offer, asked, happening)
        if offer.kind == Kind.HOMESTAY:
            if not why and offer.page.point is not None:
                beds.append(offer)
            elif key in asked.must or key == asked.stay:
                left.append(Left(key, offer, why or words.no_position()))
            continue
        point = offer.point or offer.page.point
        if why or point is None:
            left.append(Left(key, offer, why or words.no_position()))
            continue
        taken.append(_candidate(key, offer, point, asked, happening, far[offer.page_id]))
    liked = _liked(taken, asked, wanted)
    ranked = _spread(liked)
    ranked.sort(key=lambda one: (int(one.key[1:]) not in wanted, -one.worth / (20 + one.far_km)))
    return Found(ranked[:MOST], left, beds, _musts(asked, ranked))


def _pages(
    start: tuple[float, float], reach: float, villages: set[str], wanted: set[int]
) -> dict[int, float]:
    """Keys of the pages within reach, with kilometres from the start."""
    rows = public.pages().select_related(None).values_list(
        "pk", "community__area_id", "latitude", "longitude",
        "community__area__latitude", "community__area__longitude",
    )  # fmt: skip
    pinned = set(Offer.objects.published().filter(pk__in=wanted).values_list("page_id", flat=True))
    squeeze = cos(radians(start[0]))
    found: dict[int, float] = {}
    near: list[tuple[float, int]] = []
    for pk, code, latitude, longitude, area_latitude, area_longitude in rows:
        north = latitude if longitude is not None and latitude is not None else area_latitude
        east = longitude if longitude is not None and latitude is not None else area_longitude
        km = 0.0
        if north is not None and east is not None:
            km = KM * hypot(north - start[0], (east - start[1]) * squeeze)
        if code in villages or pk in pinned:
            found[pk] = km
        elif km <= reach:
            near.append((km, pk))
    return found | {pk: km for km, pk in sorted(near)[:MOST_VILLAGES]}


def _happening(dates: list[date]) -> dict[int, set[date]]:
    """Keys of events -> the days of these on which they are."""
    found: dict[int, set[date]] = defaultdict(set)
    for one in public.events_between(dates[0], dates[-1]):
        if not one.cancelled:
            found[one.offer.pk] |= {day for day in dates if one.starts_on <= day <= one.ends_on}
    return found


def _why_not_village(page: VillagePage, asked: Asked) -> str:
    """Why the village cannot be visited then by these; "" when it can."""
    if page.receives == Receives.PAUSED:
        return words.paused()
    ahead = (asked.on - clock.today()).days
    if page.notice_days and page.notice_days > ahead:
        return words.notice(page.notice_days, clock.today() + timedelta(days=page.notice_days))
    if page.group_min and asked.people < page.group_min:
        return words.group_min(page.group_min)
    if page.group_max and asked.people > page.group_max:
        return words.group_max(page.group_max)
    if page.capacity and asked.people > page.capacity:
        return words.group_max(page.capacity)
    if asked.chair and Access.RAMP not in page.access_ways:
        return words.steps()
    return ""


def _why_not(offer: Offer, asked: Asked, happening: dict[int, set[date]]) -> str:
    months = {day.month for day in asked.dates}
    if offer.months and not months & set(offer.months):
        return words.months(offer.months)
    if offer.kind == Kind.EVENT and not happening.get(offer.pk):
        return words.not_then()
    if offer.group_min and asked.people < offer.group_min:
        return words.group_min(offer.group_min)
    if offer.group_max and asked.people > offer.group_max:
        return words.group_max(offer.group_max)
    if offer.kind == Kind.HOMESTAY:
        full = offer.sleeps is not None and offer.sleeps < asked.people
        return words.sleeps(offer.sleeps or 0) if full else ""
    hours = offer.opening
    if offer.kind != Kind.EVENT and hours and not any(hours.week[day.weekday()] for day in asked.dates):
        return words.closed(asked.dates)
    return ""


def _candidate(
    key: str,
    offer: Offer,
    point: tuple[float, float],
    asked: Asked,
    happening: dict[int, set[date]],
    far_km: float,
) -> Candidate:
    hours = offer.opening
    fresh = public.freshness(offer.page)
    stay = offer.minutes or STAYS[Kind(offer.kind)]
    return Candidate(
        key,
        offer,
        point,
        stay + (WITH_CHILD if asked.child else 0),
        tuple(_spans(offer, hours, day, happening) for day in asked.dates),
        bool(hours),
        WORTH[Kind(offer.kind)] * FRESH[fresh.state] // 100,
        far_km,
        fresh,
    )


def _spans(
    offer: Offer, hours: Hours, day: date, happening: dict[int, set[date]]
) -> tuple[tuple[int, int], ...]:
    if offer.months and day.month not in offer.months:
        return ()
    if offer.kind == Kind.EVENT and day not in happening.get(offer.pk, ()):
        return ()
    spans = hours.week[day.weekday()] if hours else ()
    if not spans:
        return () if hours and offer.kind != Kind.EVENT else (USUAL_HOURS,)
    return tuple(
        (one.opens.hour * 60 + one.opens.minute, one.closes.hour * 60 + one.closes.minute) for one in spans
    )


def _liked(rows: Iterable[Candidate], asked: Asked, wanted: set[int]) -> list[Candidate]:
    """Those of a kind that is liked, meals for noon, and musts."""
    likes = set(asked.likes)
    villages = {key[1:] for key in asked.must if key[0] == "v"}
    return [
        one
        for one in rows
        if not likes
        or one.kind in likes
        or (one.is_meal and asked.meal)
        or one.offer.pk in wanted
        or one.page.code in villages
    ]


def _spread(rows: list[Candidate]) -> list[Candidate]:
    """The best of each village counts whole, the next ones less."""
    seen: Counter[int] = Counter()
    made = []
    for one in sorted(rows, key=lambda row: (-row.worth, row.offer.pk)):
        nth = min(seen[one.page.pk], len(AGAIN) - 1)
        seen[one.page.pk] += 1
        made.append(replace(one, worth=one.worth * AGAIN[nth] // 100))
    return made


def _musts(asked: Asked, ranked: list[Candidate]) -> frozenset[str]:
    """Keys of offers that have to be visited; of a village the best of what it has."""
    found = {key for key in asked.must if key[0] == "o"}
    for code in (key[1:] for key in asked.must if key[0] == "v"):
        here = [one for one in ranked if one.page.code == code]
        if here and not any(one.key in found for one in here):
            found.add(max(here, key=lambda one: (not one.is_meal, one.worth)).key)
    return frozenset(found)
