"""What search engines are told of villages, beds and festivals (schema.org)."""

from collections.abc import Iterable, Sequence
from typing import Any

from tidtam.faces.site.pictures import Shown
from tidtam.faces.site.queries.cards import OfferCard, VillageCard, above
from tidtam.kit import money
from tidtam.kit.http import HttpRequest
from tidtam.kit.public import address, whole
from tidtam.registers.tourism.models import Kind
from tidtam.registers.tourism.queries.public import Contact

_TYPES = {
    Kind.ATTRACTION: "TouristAttraction",
    Kind.HOMESTAY: "LodgingBusiness",
    Kind.DISH: "MenuItem",
    Kind.SOUVENIR: "Product",
    Kind.ACTIVITY: "TouristAttraction",
    Kind.EVENT: "Event",
}
CANCELLED = "https://schema.org/EventCancelled"
AS_PLANNED = "https://schema.org/EventScheduled"


def crumbs(request: HttpRequest, steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Where the page stands: names and addresses from the first page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": whole(request, where)}
            for at, (name, where) in enumerate(steps, start=1)
        ],
    }


def village(
    request: HttpRequest,
    card: VillageCard,
    offers: Sequence[OfferCard],
    photos: Sequence[Shown],
    contact: Contact | None,
) -> dict[str, Any]:
    """The village with what there is to see, where to sleep and when its festivals are."""
    page = card.page
    here = whole(request, address("site:village", card.code))
    kept = [card for card in offers if card.offer.kind in {Kind.ATTRACTION, Kind.ACTIVITY}]
    about = {
        "@type": ["TouristDestination", "TouristAttraction"],
        "@id": f"{here}#village",
        "identifier": card.code,
        "name": card.name,
        "description": page.tagline or page.identity,
        "url": here,
        "image": [whole(request, photo.src) for photo in photos],
        "address": _address(card),
        "geo": _geo(page.point),
        "telephone": contact.phone if contact else "",
        "availableLanguage": page.languages,
        "includesAttraction": [_attraction(request, one) for one in kept],
    }
    beds = [_lodging(request, one) for one in offers if one.offer.kind == Kind.HOMESTAY]
    events = [event(request, one) for one in offers if one.comes]
    return {"@graph": [about, *beds, *events]}


def event(request: HttpRequest, card: OfferCard) -> dict[str, Any]:
    """One coming of a festival."""
    if card.comes is None:
        return {}
    where = whole(request, f"{address('site:village', card.village.code)}#{card.anchor}")
    return {
        "@type": "Event",
        "name": card.offer.name,
        "description": card.offer.text,
        "startDate": card.comes.starts_on.isoformat(),
        "endDate": card.comes.ends_on.isoformat(),
        "eventStatus": CANCELLED if card.comes.cancelled else AS_PLANNED,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "url": where,
        "location": {
            "@type": "Place",
            "name": card.village.area.label,
            "address": card.place,
            "geo": _geo(card.offer.point or card.village.point),
        },
    }


def _attraction(request: HttpRequest, card: OfferCard) -> dict[str, Any]:
    offer = card.offer
    return {
        "@type": _TYPES[Kind(offer.kind)],
        "name": offer.name,
        "description": offer.text,
        "url": whole(request, f"{address('site:village', card.village.code)}#{card.anchor}"),
        "geo": _geo(offer.point),
        "openingHoursSpecification": offer.opening.schema(),
        "isAccessibleForFree": True if offer.price_from == 0 and not offer.price_to else None,
    }


def _lodging(request: HttpRequest, card: OfferCard) -> dict[str, Any]:
    offer = card.offer
    lowest = money.as_decimal_string(offer.price_from) if offer.price_from is not None else ""
    highest = money.as_decimal_string(offer.price_to) if offer.price_to is not None else lowest
    return {
        **_attraction(request, card),
        "address": card.place,
        "geo": _geo(offer.point or card.village.point),
        "numberOfRooms": offer.rooms,
        "priceRange": f"THB {lowest}–{highest}" if lowest != highest else f"THB {lowest}" if lowest else "",
    }


def _address(card: VillageCard) -> dict[str, Any]:
    names = [one.name for one in above(card.page.area)]
    return {
        "@type": "PostalAddress",
        "addressLocality": names[1] if len(names) > 1 else "",
        "addressRegion": names[2] if len(names) > 2 else "",
        "addressCountry": "TH",
    }


def _geo(point: tuple[float, float] | None) -> dict[str, Any]:
    if point is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]}
