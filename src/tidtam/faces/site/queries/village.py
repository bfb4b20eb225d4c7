"""All that one village's page shows, in a number of queries that does not grow with it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F, Q

from tidtam.faces.site import drawn
from tidtam.faces.site.queries import cards, shapes
from tidtam.faces.site.queries.cards import OfferCard, VillageCard
from tidtam.ground.areas import geometry
from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.public import address
from tidtam.kit.review.models import State
from tidtam.registers.tourism.models import Kind, Offer, OfferDate, Picture, VillagePage
from tidtam.registers.tourism.queries import public

NEIGHBOURS = 10
AHEAD = timedelta(days=366)


class Neighbour(NamedTuple):
    """A published village of the same district. km: as the crow flies, None where a position is not known."""

    area: Area
    page: int
    point: tuple[float, float] | None
    km: float | None


class Village(NamedTuple):
    """One village with all that belongs to it. photos: of the place itself, the first one is the card's."""

    card: VillageCard
    photos: list[Picture]
    offers: list[OfferCard]
    contact: public.Contact | None
    neighbours: list[Neighbour]
    drawing: drawn.Drawing | None


def village(page: VillagePage, today: date) -> Village:
    """page: of `public.pages()`."""
    photos = public.pictures_of(page)
    card = VillageCard(page, photos[0] if photos else None, public.freshness(page, today))
    around = neighbours(page)
    return Village(
        card, photos, offers_of(page, today), public.contact_of(page), around, _drawing(page, around)
    )


def offers_of(page: VillagePage, today: date) -> list[OfferCard]:
    """Its offers by name; festivals first by their next days, those that are over without any."""
    own = Offer.objects.published().filter(page=page)
    rows = list(own.prefetch_related(public.shown_pictures()).order_by("sort_key", "pk"))
    for offer in rows:
        offer.page = page  # with its place: one object for all
    coming = _coming([offer for offer in rows if offer.kind == Kind.EVENT], today)
    made = [card._replace(comes=coming.get(card.offer.pk)) for card in cards.offers(rows)]
    return sorted(made, key=lambda card: card.comes.starts_on if card.comes else date.max)


def _coming(events: list[Offer], today: date) -> dict[int, public.Happening]:
    """The next coming of each event, by its key."""
    if not events:
        return {}
    first: dict[int, public.Coming] = {}
    for one in public.coming(today, today + AHEAD, Q(pk__in=[offer.pk for offer in events])):
        first.setdefault(one.offer, one)
    by_key = {offer.pk: offer for offer in events}
    days = OfferDate.objects.in_bulk([one.day for one in first.values()])
    return {
        key: public.Happening(
            by_key[key], one.starts_on, one.ends_on, days[one.day].note, days[one.day].cancelled
        )
        for key, one in first.items()
    }


def neighbours(page: VillagePage) -> list[Neighbour]:
    """The nearest published villages of its district."""
    rows = (
        Area.objects.filter(
            within(page.code[: Level.DISTRICT], "code"), community__pages__state=State.PUBLISHED
        )
        .exclude(pk=page.code)
        .annotate(
            page=F("community__pages__pk"),
            own_latitude=F("community__pages__latitude"),
            own_longitude=F("community__pages__longitude"),
        )
    )
    found = [_neighbour(area, page.point) for area in rows]
    known = [one for one in found if one.km is not None]
    return sorted(known, key=lambda one: one.km or 0)[:NEIGHBOURS] or found[:NEIGHBOURS]


def _neighbour(area: Area, here: tuple[float, float] | None) -> Neighbour:
    latitude, longitude = getattr(area, "own_latitude"), getattr(area, "own_longitude")  # noqa: B009
    point = area.point if latitude is None else (latitude, longitude)
    km = geometry.distance_km(here[::-1], point[::-1]) if here and point else None
    return Neighbour(area, getattr(area, "page"), point, km)  # noqa: B009


def _drawing(page: VillagePage, around: Iterable[Neighbour]) -> drawn.Drawing | None:
    if page.point is None:
        return None
    outline = shapes.outline(page.code[: Level.DISTRICT])
    places = [drawn.Place(page.point, page.area.label, "", here=True)]
    places += [
        drawn.Place(one.point, one.area.label, address("site:village", one.area.code))
        for one in around
        if one.point
    ]
    return drawn.draw(outline, places)
