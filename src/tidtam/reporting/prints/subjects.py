"""What an officer may print: published villages, districts with one, coming events, what villages sell."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import ValidationError

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.registers.producers.models import Product, ProductSet
from tidtam.registers.producers.queries.public import shown_products
from tidtam.registers.tourism.models import Kind, Offer, OfferSet, VillagePage, VillagePageSet
from tidtam.reporting.prints.choices import Choice, brochure_job, poster_job
from tidtam.reporting.prints.gathered import (
    Grounds,
    district_brochure,
    district_poster,
    event_poster,
    goods_label,
    souvenir_label,
    village_brochure,
    village_poster,
)
from tidtam.reporting.prints.models import About
from tidtam.reporting.prints.papers import Job
from tidtam.reporting.prints.papers.labels import Size, labels

MOST_DIGITS = 16
Make = Callable[[Choice], Job | None]


class Subject(NamedTuple):
    """about, of: as addresses name it. area: for whom it counts. make: None where nothing is public any more."""

    about: About
    of: str
    area: Area
    title: str
    place: str
    make: Make


class NothingThere(Exception):
    """No such subject, or none that this person may see; a page answers 404."""


def villages(user: User) -> VillagePageSet:
    """Published, of the reader's areas."""
    return VillagePage.objects.open_to(user, "view").published().with_place()


def souvenirs(user: User) -> OfferSet:
    """What published villages of the reader's areas sell."""
    return Offer.objects.open_to(user, "view").published().with_place().filter(kind=Kind.SOUVENIR)


def goods(user: User) -> ProductSet:
    """Products of the reader's areas that everybody may see."""
    return shown_products().filter(pk__in=Product.objects.open_to(user, "view").values("pk"))


def events(user: User) -> OfferSet:
    """The same of their festivals and events."""
    return Offer.objects.open_to(user, "view").published().with_place().filter(kind=Kind.EVENT)


def find(user: User, about: str, of: str) -> Subject:
    """NothingThere instead of a record of another area, an unpublished one, or one that never was."""
    try:
        return _FIND[About(about)](user, of)
    except (ValueError, ValidationError) as error:
        raise NothingThere from error


def _village(user: User, code: str) -> Subject:
    page = villages(user).filter(community__area=code).first()
    if page is None:
        raise NothingThere

    def make(choice: Choice) -> Job:
        if choice.is_poster:
            return poster_job(village_poster(page, choice.language, Grounds()), choice)
        return brochure_job(village_brochure(page, choice.language, Grounds()), choice)

    above = page.area.parent.label if page.area.parent else ""
    return Subject(About.VILLAGE, code, page.area, page.area.label, above, make)


def _district(user: User, code: str) -> Subject:
    if not (code.isascii() and code.isdigit()):
        raise NothingThere
    rows = Area.objects.open_to(user, "view").select_related("parent")
    area = rows.filter(code=code, level=Level.DISTRICT).first()
    if area is None:
        raise NothingThere

    def make(choice: Choice) -> Job | None:
        if choice.is_poster:
            large = district_poster(area, choice.language, Grounds())
            return poster_job(large, choice) if large else None
        facts = district_brochure(area, choice.language, Grounds())
        return brochure_job(facts, choice) if facts else None

    return Subject(About.DISTRICT, code, area, area.label, area.parent.label if area.parent else "", make)


def _event(user: User, key: str) -> Subject:
    offer = events(user).filter(key=key).first()
    if offer is None:
        raise NothingThere

    def make(choice: Choice) -> Job | None:
        facts = event_poster(offer, choice.language, Grounds())
        return poster_job(facts, choice) if facts else None

    return Subject(About.EVENT, key, offer.page.area, offer.name, offer.page.area.label, make)


def _souvenir(user: User, key: str) -> Subject:
    offer = souvenirs(user).filter(key=key).first()
    if offer is None:
        raise NothingThere

    def make(choice: Choice) -> Job:
        return labels([souvenir_label(offer, choice.language)], Size(choice.paper), choice.copies)

    return Subject(About.SOUVENIR, key, offer.page.area, offer.name, offer.page.area.label, make)


def _goods(user: User, number: str) -> Subject:
    if not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS):
        raise NothingThere
    product = goods(user).filter(pk=int(number)).first()
    if product is None:
        raise NothingThere

    def make(choice: Choice) -> Job | None:
        facts = goods_label(product, choice.language)
        return labels([facts], Size(choice.paper), choice.copies) if facts else None

    area = product.producer.area
    return Subject(About.GOODS, number, area, product.name, area.label, make)


_FIND: dict[About, Callable[[User, str], Subject]] = {
    About.VILLAGE: _village,
    About.DISTRICT: _district,
    About.EVENT: _event,
    About.SOUVENIR: _souvenir,
    About.GOODS: _goods,
}
