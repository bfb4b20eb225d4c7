"""One product, and one producer."""

from typing import NoReturn
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.faces.goods import structured
from tidtam.faces.goods.pictures import shot
from tidtam.faces.goods.queries import find
from tidtam.faces.goods.queries.cards import cards
from tidtam.faces.goods.views.lists import MARKS
from tidtam.ground.areas.models import Area, Level
from tidtam.kit.public import address, made_of, whole
from tidtam.kit.qr import qr
from tidtam.registers.producers.models import Channel, Producer
from tidtam.registers.producers.queries import public
from tidtam.registers.tourism.queries.public import pages

MOST_GOODS = 120


def product(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, what it costs, the marks that stand, who makes it and where it is to be had."""
    made_of(request, *public.KINDS, *public.RULES, *MARKS, "tourism.villagepage")
    row = get_object_or_404(public.shown_products(), pk=pk)
    found = next(iter(cards([row])), None) or _gone()
    photos = [one for photo in public.pictures_of(row) if (one := shot(photo, found.name))]
    steps = [
        (_("Home"), address("site:home") or "/"),
        (_("Products"), address("goods:all")),
        (row.category.name, address("goods:category", row.category_id)),
        (found.name, address("goods:product", pk)),
    ]
    content = {
        "card": found,
        "photos": photos,
        "hero": photos[0] if photos else None,
        "share": whole(request, photos[0].src) if photos else "",
        "marks": [(mark, _verified(request, mark.key)) for mark in found.marks],
        "standards": public.valid_standards(row.producer, row),
        "contact": public.contact_of(row.producer),
        "channels": _channels(row.producer),
        "village": _village(row.producer.area),
        "district": row.producer.area_id[: Level.DISTRICT],
        "like": cards(find.like(row)),
        "steps": steps[:-1],
        "facts": {"@graph": [structured.product(request, found, photos), structured.crumbs(request, steps)]},
    }
    return render(request, "goods/product.html", content)


def producer(request: HttpRequest, code: str) -> HttpResponse:
    """Who makes it: the story, the standards, how to reach them as far as they allow, and what they make."""
    made_of(request, *public.KINDS, *public.RULES, *MARKS, "tourism.villagepage")
    row = get_object_or_404(public.shown_producers(), code=code)
    found = next(iter(public.producer_rows([row])), None) or _gone()
    photos = [one for photo in found.photos if (one := shot(photo, found.texts.name))]
    contact = public.contact_of(row)
    goods = cards(find.others_of(row)[:MOST_GOODS])
    steps = [
        (_("Home"), address("site:home") or "/"),
        (_("Products"), address("goods:all")),
        (found.texts.name, address("goods:producer", code)),
    ]
    content = {
        "producer": found,
        "photos": photos,
        "hero": photos[0] if photos else None,
        "share": whole(request, photos[0].src) if photos else "",
        "contact": contact,
        "channels": _channels(row),
        "standards": public.valid_standards(row),
        "goods": goods,
        "village": _village(row.area),
        "district": row.area_id[: Level.DISTRICT],
        "steps": steps[:-1],
        "facts": {
            "@graph": [
                structured.producer(request, found, photos, contact, goods),
                structured.crumbs(request, steps),
            ]
        },
    }
    return render(request, "goods/producer.html", content)


def _gone() -> NoReturn:
    """Its name may not be read."""
    raise Http404


def _verified(request: HttpRequest, key: UUID) -> tuple[str, str]:
    """Address of the certificate's page, and its QR."""
    where = reverse("verify:mark", args=[key])
    return where, qr(whole(request, where))


def _channels(producer: Producer) -> list[str]:
    return [str(one) for one in Channel.objects.filter(pk__in=producer.channels).exclude(pk="unsplit")]


def _village(area: Area) -> tuple[str, str] | None:
    """Name and address of the village's own page, where it is published."""
    found = pages().filter(community__area_id=area.code).first()
    where = address("site:village", area.code) if found is not None else ""
    return (area.label, where) if where else None
