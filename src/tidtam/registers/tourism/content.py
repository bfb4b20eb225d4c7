"""What is said of a village and of an offer: the fields that are edited, copied into a draft and published."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tidtam.kit import search, thai
from tidtam.registers.producers.models import Product
from tidtam.registers.tourism import refusals
from tidtam.registers.tourism.models import Kind, Offer, Receives, Recurs, VillagePage

MONTHS = range(1, 13)
#: What a village says in both languages.
PAIRED = ("tagline", "story", "identity", "day", "access", "transit")


class PageRow(NamedTuple):
    """What is said of a village; see `VillagePage` for shapes and units."""

    tagline_th: str = ""
    tagline_en: str = ""
    story_th: str = ""
    story_en: str = ""
    identity_th: str = ""
    identity_en: str = ""
    day_th: str = ""
    day_en: str = ""
    access_th: str = ""
    access_en: str = ""
    transit_th: str = ""
    transit_en: str = ""
    receives: str = Receives.BOOKED
    notice_days: int | None = None
    group_min: int | None = None
    group_max: int | None = None
    capacity: int | None = None
    guide_fee: int | None = None
    languages: Sequence[str] = ()
    access_ways: Sequence[str] = ()
    months: Sequence[int] = ()
    point: tuple[float, float] | None = None


class DateRow(NamedTuple):
    starts_on: date
    ends_on: date
    note_th: str = ""
    note_en: str = ""
    cancelled: bool = False


class OfferRow(NamedTuple):
    """What is said of an offer; see `Offer`. dates: of an event."""

    kind: str
    name_th: str
    name_en: str = ""
    text_th: str = ""
    text_en: str = ""
    price_from: int | None = None
    price_to: int | None = None
    months: Sequence[int] = ()
    hours: dict[str, Any] = {}
    point: tuple[float, float] | None = None
    recipe_th: str = ""
    recipe_en: str = ""
    before_th: str = ""
    after_th: str = ""
    brand_th: str = ""
    brand_en: str = ""
    product: Product | None = None
    rooms: int | None = None
    sleeps: int | None = None
    certificate: str = ""
    certified_until: date | None = None
    minutes: int | None = None
    group_min: int | None = None
    group_max: int | None = None
    recurs: str = ""
    dates: Sequence[DateRow] = ()


#: Fields that belong to one kind only; of the others they are left empty.
OF_KIND: dict[str, frozenset[str]] = {
    Kind.DISH: frozenset({"recipe_th", "recipe_en", "before_th", "after_th"}),
    Kind.SOUVENIR: frozenset({"brand_th", "brand_en", "product", "before_th", "after_th"}),
    Kind.HOMESTAY: frozenset({"rooms", "sleeps", "certificate", "certified_until"}),
    Kind.ACTIVITY: frozenset({"minutes", "group_min", "group_max"}),
    Kind.EVENT: frozenset({"recurs", "dates"}),
    Kind.ATTRACTION: frozenset(),
}
ONLY_SOME = frozenset().union(*OF_KIND.values())
_LISTS = frozenset({"languages", "access_ways", "months"})


def page_row(page: VillagePage) -> PageRow:
    """What a page says now."""
    told = {name: getattr(page, name) for name in PageRow._fields if name != "point"}
    own = None if page.latitude is None or page.longitude is None else (page.latitude, page.longitude)
    return PageRow(**told, point=own)


def offer_row(offer: Offer) -> OfferRow:
    """What an offer says now."""
    told = {name: getattr(offer, name) for name in OfferRow._fields if name not in {"point", "dates"}}
    dates = [
        DateRow(day.starts_on, day.ends_on, day.note_th, day.note_en, day.cancelled)
        for day in offer.dates.all()
    ]
    return OfferRow(**told, point=offer.point, dates=dates)


def fill_page(page: VillagePage, row: PageRow) -> None:
    """Write the row into the page, cleaned; what cannot be is refused at its field."""
    if row.group_min is not None and row.group_max is not None and row.group_max < row.group_min:
        raise refusals.GroupTurned
    _fill(page, row._replace(months=_months(row.months)), set(PageRow._fields) - {"point"})
    page.latitude, page.longitude = row.point or (None, None)
    place = page.area
    above = [place.name_th, place.name_en]
    while place.parent is not None:
        place = place.parent
        above += [place.name_th, place.name_en]
    page.search_text = search.keys(*above, page.tagline_th, page.tagline_en).text[:1000]


def fill_offer(offer: Offer, row: OfferRow) -> None:
    """Write the row into the offer, its days apart; what belongs to another kind is left out."""
    if not thai.clean(row.name_th):
        raise refusals.NameMissing
    if row.price_to is not None and (row.price_from is None or row.price_to < row.price_from):
        raise refusals.PriceTurned
    if row.group_min is not None and row.group_max is not None and row.group_max < row.group_min:
        raise refusals.GroupTurned
    other = ONLY_SOME - OF_KIND[row.kind]
    kept = row._replace(**{name: OfferRow._field_defaults[name] for name in other})
    if kept.kind == Kind.EVENT:
        kept = kept._replace(recurs=kept.recurs or Recurs.ONCE)
        days = [day.starts_on for day in kept.dates]
        if len(set(days)) < len(days) or any(day.ends_on < day.starts_on for day in kept.dates):
            raise refusals.DatesTurned
    if kept.product is not None and not offer.page.code.startswith(kept.product.producer.area_id[:6]):
        raise refusals.NotOfVillage
    _fill(offer, kept._replace(months=_months(kept.months)), set(OfferRow._fields) - {"point", "dates"})
    offer.latitude, offer.longitude = kept.point or (None, None)
    keys = search.keys(offer.name_th, offer.name_en, offer.page.area.name_th, offer.page.area.name_en)
    offer.sort_key = thai.sort_key(offer.name_th)
    offer.search_text, offer.sound_text = keys.text[:800], keys.sound[:800]


def _fill(record: VillagePage | Offer, row: PageRow | OfferRow, names: set[str]) -> None:
    for name in names:
        value = getattr(row, name)
        if isinstance(value, str):
            value = "\n".join(map(thai.clean, value.replace("\r\n", "\n").split("\n"))).strip()
        setattr(record, name, list(value) if name in _LISTS else value)


def _months(months: Sequence[int]) -> list[int]:
    if any(month not in MONTHS for month in months) or len(set(months)) < len(months):
        raise refusals.MonthUnknown
    return [] if len(months) == len(MONTHS) else sorted(months)
