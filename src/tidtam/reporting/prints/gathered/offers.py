"""Offers and events as a paper lists them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from tidtam.kit.hours import Hours
from tidtam.registers.marks.models import Award, SchemeKind
from tidtam.registers.marks.queries.bearing import usable_on
from tidtam.registers.tourism.models import Kind, Offer, Picture, Role
from tidtam.registers.tourism.queries.public import Happening
from tidtam.reporting.prints.facts import Item, MarkShown, Occasion, Section, Shot
from tidtam.reporting.prints.gathered import words

Marks = Mapping[int, MarkShown]
ORDER = (Kind.ATTRACTION, Kind.ACTIVITY, Kind.DISH, Kind.SOUVENIR, Kind.HOMESTAY)


def sections(
    offers: Sequence[Offer],
    marks: Marks,
    today: date,
    *,
    place: bool = False,
    goods: Sequence[Item] = (),
) -> tuple[Section, ...]:
    """By kind, in the order in which a visitor plans; events stand apart. place: each with its village. goods: of the
    register, after the souvenirs."""
    titles = {
        Kind.ATTRACTION: _("Places to see"),
        Kind.ACTIVITY: _("Things to do"),
        Kind.DISH: _("Local dishes"),
        Kind.SOUVENIR: _("Products and souvenirs"),
        Kind.HOMESTAY: _("Homestays"),
    }
    made = []
    for kind in ORDER:
        rows = [item(offer, marks, today, place=place) for offer in offers if offer.kind == kind]
        if kind == Kind.SOUVENIR:
            rows += goods
        if rows:
            made.append(Section(titles[kind], tuple(rows)))
    return tuple(made)


def item(offer: Offer, marks: Marks, today: date, *, place: bool = False) -> Item:
    facts = _facts(offer, today)
    if place:
        facts.insert(0, offer.page.area.label)
    name = f"{offer.name} ({offer.brand})" if offer.brand else offer.name
    return Item(
        name=name,
        text=offer.text,
        price=_price(offer),
        facts=tuple(facts),
        mark=marks.get(offer.product_id) if offer.product_id else None,
        shot=first_shot(offer.shown),  # type: ignore[attr-defined]
    )


def marks_of(offers: Iterable[Offer], today: date) -> Marks:
    """The mark of each product that is offered."""
    return mark_of_products((offer.product_id for offer in offers if offer.product_id), today)


def mark_of_products(keys: Iterable[int], today: date) -> Marks:
    """The highest that may be used today, by key of the product; at most one query."""
    products = set(keys)
    if not products:
        return {}
    rows = Award.objects.filter(usable_on(today), product__in=products, version__scheme__kind=SchemeKind.MARK)
    found: dict[int, MarkShown] = {}
    for award in rows.select_related("level").order_by("level__order", "-valid_from"):
        found.setdefault(award.product_id, MarkShown(str(award.level), award.level.colour))
    return found


def occasions(happenings: Sequence[Happening], *, place: bool = False) -> tuple[Occasion, ...]:
    """The coming days of events; one that comes often stands once, with its next coming."""
    made: dict[int, Occasion] = {}
    for one in happenings:
        made.setdefault(
            one.offer.pk,
            Occasion(
                when=words.days(one.starts_on, one.ends_on),
                name=one.offer.name,
                text=one.note or one.offer.text,
                place=one.offer.page.area.label if place else "",
                cancelled=one.cancelled,
            ),
        )
    return tuple(made.values())


def first_shot(pictures: Sequence[Picture]) -> Shot | None:
    """The photo that stands for the record; after it what it is improved to, never logos or labels."""
    for role in (Role.PHOTO, Role.AFTER):
        for picture in pictures:
            if picture.role == role:
                return shot(picture)
    return None


def shot(picture: Picture) -> Shot:
    return Shot(picture.file.sha256, picture.caption, picture.credit)


def _price(offer: Offer) -> str:
    told = words.price(offer.price_from, offer.price_to)
    if told and offer.kind == Kind.HOMESTAY and offer.price_from:
        return _("%(price)s a night and person") % {"price": told}
    return told


def _facts(offer: Offer, today: date) -> list[str]:
    made: list[str] = []
    if offer.kind == Kind.HOMESTAY:
        if offer.rooms:
            made.append(_("%(number)d rooms") % {"number": offer.rooms})
        if offer.sleeps:
            made.append(_("sleeps %(number)d") % {"number": offer.sleeps})
        if offer.certificate and (offer.certified_until is None or offer.certified_until >= today):
            made.append(offer.certificate)
    if offer.kind == Kind.ACTIVITY:
        made += [words.duration(offer.minutes), words.people(offer.group_min, offer.group_max)]
    made.append(words.months(offer.months))
    made.append(str(Hours.from_json(offer.hours)))
    return [fact for fact in made if fact]
