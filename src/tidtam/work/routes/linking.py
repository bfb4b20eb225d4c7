"""Which villages make a good day together, by a plain method that can be followed by hand.

Around each village of the district (the seed) those within reach are taken one after another: each time the one that
adds most, where a kind of offer that the day has not yet counts 3, each route that goes there already costs 2 (so
that visitors spread), and every ten minutes of way cost 1. A day has at most four villages and eight hours; of equal
ones the nearer is taken. A village whose offers are all closed on some weekday is told with that.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit import travel
from tidtam.kit.access import within
from tidtam.registers.tourism.models import Kind, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.work.routes.models import Stop
from tidtam.work.routes.queries import VILLAGE_STAY
from tidtam.work.routes.timetable import named

MOST_VILLAGES, MOST_MINUTES = 4, 8 * 60
FARTHEST = 60  # minutes of way from one village to the next
MOST_PROPOSED, MOST_ASKED = 6, 80
NEW_KIND, USED, TEN_MINUTES = 3, 2, 1


class Candidate(NamedTuple):
    """A village that receives visitors. used: public routes and drafts that go there. shut: weekdays on which all
    its offers with hours are closed."""

    page: VillagePage
    kinds: frozenset[str]
    used: int
    shut: frozenset[int]


class Proposal(NamedTuple):
    """A day. minutes: on the way and in the villages. reasons: in plain words."""

    villages: list[VillagePage]
    km: float
    minutes: int
    reasons: list[str]

    @property
    def keys(self) -> str:
        return "-".join(str(one.pk) for one in self.villages)


def candidates(district: str) -> list[Candidate]:
    """Villages of the district's province that receive visitors and have a position, those of the district first."""
    rows = public.receiving().filter(within(district[:2], "community__area_id"))
    pages = [page for page in rows.order_by("community__area_id") if page.point is not None]
    pages.sort(key=lambda page: (not page.code.startswith(district), page.code))
    pages = pages[:MOST_ASKED]
    kinds: dict[int, set[str]] = {}
    weeks: dict[int, list[frozenset[int]]] = {}
    for offer in public.offers().filter(page__in=[page.pk for page in pages]):
        kinds.setdefault(offer.page_id, set()).add(offer.kind)
        if offer.opening:
            shut = frozenset(day for day, spans in enumerate(offer.opening.week) if not spans)
            weeks.setdefault(offer.page_id, []).append(shut)
    used: dict[int, set[int]] = {}
    stops = Stop.objects.filter(route__draft_of=None).values_list("route_id", "page_id", "offer__page_id")
    for route, page, offered in stops:
        used.setdefault(page or offered or 0, set()).add(route)
    return [
        Candidate(
            page,
            frozenset(kinds.get(page.pk, ())),
            len(used.get(page.pk, ())),
            frozenset.intersection(*weeks[page.pk]) if page.pk in weeks else frozenset(),
        )
        for page in pages
    ]


def proposals(district: str, mode: str) -> list[Proposal]:
    """Days that begin in the district, the best first; the same villages only once."""
    known = candidates(district)
    table = travel.table([one.page.point for one in known if one.page.point is not None], mode)
    made: dict[frozenset[int], tuple[float, Proposal]] = {}
    for seed, one in enumerate(known):
        if not one.page.code.startswith(district):
            break
        worth, order = _day(seed, known, table)
        if len(order) > 1:
            kept = made.get(frozenset(order))
            if kept is None or worth > kept[0]:
                made[frozenset(order)] = (worth, _told([known[n] for n in order], order, table))
    best = sorted(made.items(), key=lambda item: (-item[1][0], sorted(item[0])))
    return [proposal for _order, (_worth, proposal) in best[:MOST_PROPOSED]]


def gain(have: frozenset[str], one: Candidate, minutes: int) -> float:
    """What a village adds to a day that has these kinds of offers, when the way to it takes so long."""
    return NEW_KIND * len(one.kinds - have) - USED * one.used - TEN_MINUTES * minutes / 10


def _day(seed: int, known: Sequence[Candidate], table: travel.Table) -> tuple[float, list[int]]:
    order, have, spent = [seed], known[seed].kinds, VILLAGE_STAY
    worth = gain(frozenset(), known[seed], 0)
    while len(order) < MOST_VILLAGES:
        last = order[-1]
        free = [
            (-gain(have, known[n], table.minutes[last][n]), table.minutes[last][n], n)
            for n in range(len(known))
            if n not in order
            and table.minutes[last][n] <= FARTHEST
            and spent + table.minutes[last][n] + VILLAGE_STAY <= MOST_MINUTES
        ]
        if not free:
            break
        cost, minutes, chosen = min(free)
        if cost > NEW_KIND:  # it takes more than it adds
            break
        order.append(chosen)
        worth, spent, have = worth - cost, spent + minutes + VILLAGE_STAY, have | known[chosen].kinds
    return worth, order


def _told(day: Sequence[Candidate], order: Sequence[int], table: travel.Table) -> Proposal:
    legs = list(pairwise(order))
    minutes, km = sum(table.minutes[a][b] for a, b in legs), sum(table.km[a][b] for a, b in legs)
    kinds = sorted({kind for one in day for kind in one.kinds})
    reasons = [
        _("%(km)s km and %(minutes)s minutes on the way in all.") % {"km": f"{km:.1f}", "minutes": minutes}
    ]
    if kinds:
        said = ", ".join(str(Kind(kind).label) for kind in kinds)
        reasons.append(_("Together they offer: %(kinds)s.") % {"kinds": said})
    unused = [one.page.area.label for one in day if not one.used]
    if unused:
        reasons.append(_("No route goes yet to: %(villages)s.") % {"villages": ", ".join(unused)})
    shut = frozenset().union(*(one.shut for one in day))
    if shut:
        reasons.append(_("Something is closed on: %(days)s.") % {"days": named(shut)})
    return Proposal([one.page for one in day], km, minutes + VILLAGE_STAY * len(day), reasons)
