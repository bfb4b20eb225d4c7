"""Lists of products: all, of a category, of a mark."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from tidtam.faces.goods import structured
from tidtam.faces.goods.queries import find
from tidtam.faces.goods.queries.cards import Card, cards
from tidtam.faces.goods.queries.find import Asked
from tidtam.kit import http
from tidtam.kit.public import address, made_of
from tidtam.registers.marks.queries.public import level_of, levels_now
from tidtam.registers.producers.models import Category
from tidtam.registers.producers.queries.public import KINDS, RULES

PAGE = 24
MOST = 2_400  # beyond that a visitor had better say more
MARKS = ("marks.award", "marks.version", "marks.scheme")
FEW = 3


class Leaf(NamedTuple):
    """One page of a list. total: how many there are, at most MOST; more: there are more than that."""

    goods: Sequence[Card]
    total: int
    more: bool
    number: int
    before: str
    after: str


def everything(request: HttpRequest) -> HttpResponse:
    """All products, by words, category, mark and district."""
    _told(request)
    asked = Asked.of(request.GET)
    part = _leaf(request, asked, asked.parts())
    missed = find.near_misses(asked) if asked.has_words and part.total < FEW else []
    known = {card.pk for card in part.goods}
    return _page(
        request,
        "goods/all.html",
        asked,
        part,
        [(_("Home"), address("site:home") or "/"), (_("Products"), address("goods:all"))],
        near=cards(row for row in missed if row.pk not in known),
        districts=find.districts(),
        levels=levels_now(),
    )


def category(request: HttpRequest, code: str) -> HttpResponse:
    """One category's products."""
    _told(request)
    found = get_object_or_404(Category.objects.filter(public=True), pk=code)
    asked = Asked.of(request.GET)._replace(category=code, mark="")
    steps = [
        (_("Home"), address("site:home") or "/"),
        (_("Products"), address("goods:all")),
        (found.name, address("goods:category", code)),
    ]
    part = _leaf(request, asked, {"q": asked.typed, "district": asked.district})
    return _page(request, "goods/category.html", asked, part, steps, category=found)


def mark(request: HttpRequest, scheme: str, level: str) -> HttpResponse:
    """What a mark means, and the products that bear it today."""
    _told(request)
    found = level_of(scheme, level)
    if found is None:
        raise Http404
    asked = Asked.of(request.GET)._replace(mark=f"{scheme}.{level}")
    steps = [
        (_("Home"), address("site:home") or "/"),
        (_("Products"), address("goods:all")),
        (str(found), address("goods:mark", scheme, level)),
    ]
    part = _leaf(request, asked, {"category": asked.category, "district": asked.district})
    others = [one for one in levels_now() if one.version.scheme_id == found.version.scheme_id]
    return _page(request, "goods/mark.html", asked, part, steps, level=found, levels=others)


def _told(request: HttpRequest) -> None:
    made_of(request, *KINDS, *RULES, *MARKS)


def _leaf(request: HttpRequest, asked: Asked, parts: dict[str, str]) -> Leaf:
    """A page that there is not is the last one."""
    rows = find.asked_for(asked)
    total = rows.order_by()[: MOST + 1].count()
    last = max(1, -(-min(total, MOST) // PAGE))
    typed = request.GET.get("page", "")
    number = min(max(int(typed), 1), last) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1

    def where(page: int) -> str:
        return http.address(request.path, {**parts, "page": str(page) if page > 1 else ""})

    return Leaf(
        cards(rows[(number - 1) * PAGE : number * PAGE]),
        min(total, MOST),
        total > MOST,
        number,
        where(number - 1) if number > 1 else "",
        where(number + 1) if number < last else "",
    )


def _page(
    request: HttpRequest,
    template: str,
    asked: Asked,
    part: Leaf,
    steps: list[tuple[str, str]],
    **more: Any,
) -> HttpResponse:
    content = {
        "asked": asked,
        "leaf": part,
        "steps": steps[:-1],
        "categories": find.categories(),
        "facts": {"@graph": [structured.crumbs(request, steps), structured.listing(request, part.goods)]},
        "noindex": bool(request.GET),
        **more,
    }
    return render(request, template, content)
