"""What stands behind the codes of products, producers, villages and what they offer."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.faces.goods.pictures import shot
from tidtam.faces.goods.queries.cards import cards
from tidtam.ground.areas.models import Area
from tidtam.ground.codes.opened import Lead, Opening
from tidtam.kit.public import address
from tidtam.registers.producers.queries import place
from tidtam.registers.producers.queries import public as producers
from tidtam.registers.tourism.queries import public as tourism

KINDS = {
    "producers.product": gettext_lazy("Product"),
    "producers.producer": gettext_lazy("Producer"),
    "tourism.villagepage": gettext_lazy("Village"),
    "tourism.offer": gettext_lazy("In the village"),
}


def opened(subject: str) -> Opening | None:
    """None where it is shown no more."""
    kind, _colon, key = subject.partition(":")
    if not (key.isascii() and key.isdecimal() and len(key) < 18):
        return None
    return _BY_KIND[kind](int(key))


def _product(pk: int) -> Opening | None:
    row = producers.shown_products().filter(pk=pk).first()
    card = next(iter(cards([row])), None) if row is not None else None
    if row is None or card is None:
        return None
    contact = producers.contact_of(row.producer)
    maker = card.shown.maker.name
    facts = [(_("Price"), card.price), (_("Size or content"), card.shown.size), (_("Made by"), maker)]
    return Opening(
        kind=row.category.name,
        title=card.name,
        place=card.place,
        lines=(_first(card.shown.texts.story),),
        facts=tuple(one for one in facts if one[1]),
        marks=tuple((mark.colour, mark.name) for mark in card.marks),
        picture=card.photo.small if card.photo else "",
        phone=contact.phone if contact else "",
        leads=(
            Lead(_("More about it"), address("goods:product", pk)),
            Lead(_("Who makes it"), address("goods:producer", row.producer.code)),
        ),
        made_of=(f"producers.producer:{row.producer_id}",),
    )


def _producer(pk: int) -> Opening | None:
    found = next(iter(producers.producer_rows(producers.shown_producers().filter(pk=pk))), None)
    if found is None:
        return None
    contact = producers.contact_of(found.row)
    photo = shot(found.photos[0], found.texts.name) if found.photos else None
    return Opening(
        kind=str(_("Producer")),
        title=found.texts.name,
        place=found.place,
        lines=(_first(found.texts.story),),
        picture=photo.small if photo else "",
        phone=contact.phone if contact else "",
        leads=(Lead(_("More about it"), address("goods:producer", found.row.code)),),
    )


def _village(pk: int) -> Opening | None:
    page = tourism.pages().filter(pk=pk).first()
    if page is None:
        return None
    contact = tourism.contact_of(page)
    return Opening(
        kind=page.get_receives_display(),
        title=page.area.label,
        place=_above(page.area),
        lines=(page.tagline,),
        phone=contact.phone if contact and page.receives != "paused" else "",
        leads=(Lead(_("More about it"), address("site:village", page.code)),),
    )


def _offer(pk: int) -> Opening | None:
    offer = tourism.offers().filter(pk=pk).first()
    if offer is None:
        return None
    page = offer.page
    return Opening(
        kind=offer.get_kind_display(),
        title=offer.name,
        place=f"{page.area.label} {_above(page.area)}",
        lines=(_first(offer.text),),
        leads=(Lead(_("More about it"), f"{address('site:village', page.code)}#o{pk}"),),
        made_of=(f"tourism.villagepage:{page.pk}",),
    )


def _above(area: Area) -> str:
    return place(area.parent) if area.parent is not None else ""


def _first(text: str) -> str:
    """What a short page has room for: the first sentences, cut between words."""
    if len(text) <= 180:
        return text
    head = text[:180]
    return f"{head[: max(head.rfind(' '), 120)]}…"


_BY_KIND: dict[str, Callable[[int], Opening | None]] = {
    "producers.product": _product,
    "producers.producer": _producer,
    "tourism.villagepage": _village,
    "tourism.offer": _offer,
}
