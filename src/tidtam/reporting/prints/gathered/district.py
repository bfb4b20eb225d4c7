"""The brochure of a district: its villages, numbered as on the map, and what they offer together."""

from datetime import date, timedelta
from itertools import zip_longest

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import BANGKOK, Area
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.notice import notice
from tidtam.registers.tourism.models import Offer, Receives, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.drawn import Spot
from tidtam.reporting.prints.facts import Brochure, Poster, Shot, Stop
from tidtam.reporting.prints.gathered import addresses
from tidtam.reporting.prints.gathered.grounds import Grounds
from tidtam.reporting.prints.gathered.offers import ORDER, marks_of, occasions, sections, shot

AHEAD_DAYS = 365
MOST_OFFERS = 12  # of a kind, each village's first before any village's second


def district_brochure(
    area: Area, language: str, grounds: Grounds, today: date | None = None
) -> Brochure | None:
    """None where no village of the district is published."""
    with translation.override(language):
        return _district(area, language, grounds, today or clock.today())


def district_poster(area: Area, language: str, grounds: Grounds, today: date | None = None) -> Poster | None:
    """The same as one large paper."""
    found = district_brochure(area, language, grounds, today)
    if found is None:
        return None
    return Poster(
        language=language,
        name=found.name,
        kind=found.kind,
        place=found.place,
        address=found.address,
        tagline=found.tagline,
        chips=tuple(stop.name for stop in found.stops),
        shots=found.shots or tuple(stop.shot for stop in found.stops if stop.shot)[:1],
        ground=found.ground,
        spots=found.spots,
        notice=found.notice,
    )


def _district(area: Area, language: str, grounds: Grounds, today: date) -> Brochure | None:
    pages = sorted(grounds.villages(area.code), key=lambda page: (page.area.sort_key, page.code))
    if not pages:
        return None
    firsts = public.first_pictures(pages)
    offers = _spread(list(public.offers().filter(within(area.code, "page__community__area_id"))))
    coming = public.events_between(
        today, today + timedelta(days=AHEAD_DAYS), Q(within(area.code, "page__community__area_id"))
    )
    shots: dict[int, Shot] = {key: shot(picture) for key, picture in firsts.items()}
    told = ngettext("%(number)d village invites you", "%(number)d villages invite you", len(pages))
    return Brochure(
        language=language,
        name=_name(area),
        kind=_("Communities of OTOP Nawatwithi tourism"),
        place=area.parent.label if area.parent else "",
        address=addresses.of("site:district", "district", area.code, language),
        tagline=told % {"number": len(pages)},
        shots=tuple(shots[page.pk] for page in pages if page.pk in shots)[:3],
        sections=sections(offers, marks_of(offers, today), today, place=True),
        occasions=occasions(coming, place=True),
        stops=tuple(
            Stop(
                number,
                page.area.name,
                page.tagline or page.identity or page.story,
                "" if page.receives == Receives.YES else str(Receives(page.receives).label),
                shots.get(page.pk),
            )
            for number, page in enumerate(pages, start=1)
        ),
        stops_title=_("Villages"),
        stops_first=True,
        ground=grounds.of(area.code),
        spots=tuple(_spots(pages)),
        notice=notice(),
    )


def _spots(pages: list[VillagePage]) -> list[Spot]:
    return [
        Spot((page.point[1], page.point[0]), page.area.name, number)
        for number, page in enumerate(pages, start=1)
        if page.point
    ]


def _spread(offers: list[Offer]) -> list[Offer]:
    """Of each kind every village's first, then every village's second, up to so many."""
    kept: list[Offer] = []
    for kind in ORDER:
        by_page: dict[int, list[Offer]] = {}
        for offer in sorted(offers, key=lambda one: (one.page_id, one.sort_key, one.pk)):
            if offer.kind == kind:
                by_page.setdefault(offer.page_id, []).append(offer)
        turns = [one for turn in zip_longest(*by_page.values()) for one in turn if one is not None]
        kept += turns[:MOST_OFFERS]
    return kept


def _name(area: Area) -> str:
    if (translation.get_language() or "th").startswith("en") and area.name_en:
        return area.label
    return f"{'เขต' if area.code.startswith(BANGKOK) else 'อำเภอ'}{area.name_th}"
