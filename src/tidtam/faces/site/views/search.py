"""Search over villages and what they offer; and lists of one kind, where nothing was typed."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tidtam.faces.site import words
from tidtam.faces.site.queries import cards, goods, places, search
from tidtam.faces.site.views.common import Leaf, leaf
from tidtam.kit import clock
from tidtam.kit.public import made_of
from tidtam.registers.tourism.models import Kind
from tidtam.registers.tourism.queries import public

FIRST = 6  # of each sort where everything is looked through


def results(request: HttpRequest) -> HttpResponse:
    """Each sort apart, the nearest of what is called otherwise where little was found."""
    made_of(request, "tourism.villagepage", "tourism.offer", *goods.MADE_OF)
    asked = search.asked_of(*(request.GET.get(name, "") for name in ("q", "kind", "district")))
    villages = _villages(request, asked)
    offers = _offers(request, asked)
    count = (villages.total if villages else 0) + (offers.total if offers else 0)
    today = clock.today()
    products = _products(asked, today)
    count += len(products)
    near_goods = goods.nearly_called(asked.typed, asked.district, today) if _wants_goods(asked, count) else []
    near_villages, near_offers = _near(asked, villages, offers) if count < search.FEW else ([], [])
    content = {
        "asked": asked,
        "villages": cards.villages(villages.rows) if villages else [],
        "village_leaf": villages,
        "offers": cards.offers(offers.rows) if offers else [],
        "offer_leaf": offers,
        "districts": search.districts(asked) if not asked.kind else [],
        "goods": products,
        "near_goods": near_goods,
        "near_villages": near_villages,
        "near_offers": near_offers,
        "count": count,
        "kinds": [(kind, title) for kind, title in words.HEADINGS],
        "places": places.districts(),
        "one_kind": bool(asked.kind),
        "kind_words": dict(Kind.choices).get(asked.kind, ""),
        "noindex": True,
    }
    return render(request, "site/search.html", content)


def _products(asked: search.Asked, today: date) -> list[goods.GoodsCard]:
    if asked.kind not in {"", search.PRODUCT} or not asked.has_words:
        return []
    return goods.called(asked.typed, asked.district, today)


def _wants_goods(asked: search.Asked, count: int) -> bool:
    """Whether products that are called nearly so are shown as well."""
    return count < search.FEW and asked.has_words and asked.kind in {"", search.PRODUCT}


def _villages(request: HttpRequest, asked: search.Asked) -> Leaf | None:
    if asked.kind not in {"", search.VILLAGE} or not (asked.has_words or asked.kind):
        return None
    return leaf(
        request,
        search.villages(asked),
        asked.parts(),
        FIRST if not asked.kind else search.PAGE,
        whole=public.pages(),
    )


def _offers(request: HttpRequest, asked: search.Asked) -> Leaf | None:
    if asked.kind in {search.VILLAGE, search.PRODUCT} or not (asked.has_words or asked.kind):
        return None
    return leaf(
        request,
        search.offers(asked),
        asked.parts(),
        2 * FIRST if not asked.kind else search.PAGE,
        whole=public.offers(),
    )


def _near(
    asked: search.Asked, villages: Leaf | None, offers: Leaf | None
) -> tuple[list[cards.VillageCard], list[cards.OfferCard]]:
    if not asked.has_words:
        return [], []
    pages = search.near_villages(asked, [page.pk for page in villages.rows]) if villages else []
    rows = search.near_offers(asked, [offer.pk for offer in offers.rows]) if offers else []
    return cards.villages(pages), cards.offers(rows)
