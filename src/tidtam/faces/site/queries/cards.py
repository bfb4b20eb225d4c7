"""Villages and offers as the tiles of a list show them; a fixed number of queries whatever their number."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise

from tidtam.faces.site import words
from tidtam.faces.site.pictures import Shown, shown
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import calendar
from tidtam.registers.tourism.models import Kind, Offer, Picture, Receives, Role, VillagePage
from tidtam.registers.tourism.queries import public

MOTIFS = 8


class VillageCard(NamedTuple):
    """One village in a list."""

    page: VillagePage
    picture: Picture | None
    fresh: public.Freshness

    @property
    def code(self) -> str:
        return self.page.code

    @property
    def name(self) -> str:
        return self.page.area.label

    @property
    def place(self) -> str:
        return place_of(self.page.area)

    @property
    def motif(self) -> str:
        """Which mudmee pattern stands where there is no picture."""
        return motif(self.code)

    @property
    def photo(self) -> Shown | None:
        return shown(self.picture, self.name)

    @property
    def receives(self) -> str:
        return str(Receives(self.page.receives).label)

    @property
    def receives_state(self) -> str:
        return words.RECEIVES_STATE[Receives(self.page.receives)]

    @property
    def kept_key(self) -> str:
        return f"v{self.code}"


class OfferCard(NamedTuple):
    """One offer in a list. comes: of an event its next days."""

    offer: Offer
    picture: Picture | None
    comes: public.Happening | None = None

    @property
    def village(self) -> VillagePage:
        return self.offer.page

    @property
    def anchor(self) -> str:
        """Where it stands on its village's page."""
        return f"o{self.offer.pk}"

    @property
    def photo(self) -> Shown | None:
        return shown(self.picture, self.offer.name)

    @property
    def kind(self) -> str:
        return str(Kind(self.offer.kind).label)

    @property
    def price(self) -> str:
        return words.price_text(self.offer.price_from, self.offer.price_to, self.offer.kind)

    @property
    def hours_json(self) -> str:
        """For the device, which knows what time it is."""
        return json.dumps(self.offer.hours)

    @property
    def months(self) -> str:
        return words.months_text(self.offer.months)

    @property
    def days(self) -> str:
        return span(self.comes.starts_on, self.comes.ends_on) if self.comes else ""

    @property
    def motif(self) -> str:
        return motif(self.offer.pk)

    @property
    def place(self) -> str:
        return f"{self.village.area.label} {place_of(self.village.area)}"

    @property
    def kept_key(self) -> str:
        return f"o{self.offer.pk}"


class Heading(NamedTuple):
    """The offers of one kind in one village."""

    kind: str
    title: str | Promise
    cards: list[OfferCard]


def villages(pages: Iterable[VillagePage]) -> list[VillageCard]:
    """Two queries: the pages, and their first pictures."""
    rows = list(pages)
    pictures = public.first_pictures(rows)
    return [VillageCard(page, pictures.get(page.pk), public.freshness(page)) for page in rows]


def offers(rows: Iterable[Offer]) -> list[OfferCard]:
    """Rows of `public.offers()`, which bring their pictures."""
    return [OfferCard(offer, photo(offer)) for offer in rows]


def happenings(rows: Iterable[public.Happening]) -> list[OfferCard]:
    return [OfferCard(one.offer, photo(one.offer), one) for one in rows]


def by_kind(cards: Sequence[OfferCard]) -> list[Heading]:
    """In the order in which a visitor asks; kinds of which there is nothing are left out."""
    made = [
        Heading(kind, title, [card for card in cards if card.offer.kind == kind])
        for kind, title in words.HEADINGS
    ]
    return [heading for heading in made if heading.cards]


def photo(offer: Offer) -> Picture | None:
    """The first photo that may be shown."""
    shown: list[Picture] = getattr(offer, "shown", [])
    return next((picture for picture in shown if picture.role == Role.PHOTO), None)


def place_of(area: Area) -> str:
    """What a village lies in: ต.เปือยน้อย อ.เปือยน้อย จ.ขอนแก่น."""
    return " ".join(one.label for one in above(area))


def above(area: Area) -> list[Area]:
    """Subdistrict, district and province of a village; they come with `with_place`."""
    found: list[Area] = []
    while area.level > Level.PROVINCE and area.parent is not None:
        area = area.parent
        found.append(area)
    return found


def span(first: date, last: date) -> str:
    """Days from to: one, within a month (3–5 May 2018), or two dates."""
    if first == last:
        return calendar.date_short(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{calendar.date_short(last)}"
    return f"{calendar.date_short(first)} – {calendar.date_short(last)}"


def motif(number: int | str) -> str:
    """The static file of the cloth that stands where there is no photo: the same one of a place every time."""
    return f"site/mudmee-{int(number) % MOTIFS}.svg"
