"""What search engines are told of products and their makers (schema.org)."""

from collections.abc import Iterable, Sequence
from typing import Any

from tidtam.faces.goods.pictures import Shot
from tidtam.faces.goods.queries.cards import Card
from tidtam.kit import money
from tidtam.kit.http import HttpRequest
from tidtam.kit.public import address, whole
from tidtam.registers.producers.models import ProducerKind
from tidtam.registers.producers.queries.public import Contact, ShownProducer


def product(request: HttpRequest, card: Card, photos: Sequence[Shot]) -> dict[str, Any]:
    """The product with its price and its maker; of marks those that stand today."""
    row = card.shown.row
    here = whole(request, address("goods:product", card.pk))
    return {
        "@type": "Product",
        "@id": f"{here}#product",
        "name": card.name,
        "description": card.shown.texts.story,
        "sku": row.code,
        "category": str(row.category),
        "image": [whole(request, photo.src) for photo in photos],
        "size": card.shown.size,
        "award": [f"{mark.of}: {mark.name}" for mark in card.marks],
        "url": here,
        "countryOfOrigin": "TH",
        "manufacturer": {
            "@type": "Organization",
            "name": card.shown.maker.name,
            "url": whole(request, address("goods:producer", row.producer.code)),
        },
        "offers": _offer(here, row.price),
    }


def _offer(here: str, price: int | None) -> dict[str, Any]:
    if price is None:
        return {}
    return {"@type": "Offer", "price": money.as_decimal_string(price), "priceCurrency": "THB", "url": here}


def producer(
    request: HttpRequest,
    shown: ShownProducer,
    photos: Sequence[Shot],
    contact: Contact | None,
    goods: Iterable[Card],
) -> dict[str, Any]:
    """The group or company; a sole owner under the name that may be said. Phone and position by consent."""
    here = whole(request, address("goods:producer", shown.row.code))
    latitude, longitude = shown.point or (None, None)
    return {
        "@type": "LocalBusiness" if shown.row.kind == ProducerKind.SOLE else "Organization",
        "@id": f"{here}#producer",
        "name": shown.texts.name,
        "identifier": shown.row.code,
        "description": shown.texts.story,
        "url": here,
        "sameAs": shown.website,
        "image": [whole(request, photo.src) for photo in photos],
        "telephone": contact.phone if contact else "",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": shown.place,
            "addressCountry": "TH",
        },
        "location": {"@type": "Place", "geo": _geo(latitude, longitude)} if latitude is not None else {},
        "makesOffer": [
            {"@type": "Offer", "itemOffered": {"@type": "Product", "name": card.name,
             "url": whole(request, address("goods:product", card.pk))}}
            for card in goods
        ],
    }  # fmt: skip


def _geo(latitude: float | None, longitude: float | None) -> dict[str, Any]:
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def crumbs(request: HttpRequest, steps: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Where the page stands: names and addresses from the first page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": whole(request, where)}
            for at, (name, where) in enumerate(steps, start=1)
        ],
    }


def listing(request: HttpRequest, goods: Sequence[Card]) -> dict[str, Any]:
    """The names on a page of a list."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": card.name,
             "url": whole(request, address("goods:product", card.pk))}
            for at, card in enumerate(goods, start=1)
        ],
    }  # fmt: skip
