"""Products of the register, as far as their makers and the rules let everybody see them."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation

from tidtam.kit import clock
from tidtam.kit.notice import notice
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.queries import public
from tidtam.registers.producers.queries.public import ShownProduct
from tidtam.reporting.prints.facts import Item, Label, Shot
from tidtam.reporting.prints.gathered import words
from tidtam.reporting.prints.gathered.offers import Marks, mark_of_products
from tidtam.reporting.prints.gathered.places import place_of, short_page

MOST = 12


def goods_of(code: str, but: Iterable[int]) -> list[ShownProduct]:
    """What is made in the village, without what it offers as a souvenir already."""
    rows = public.shown_products().filter(producer__area=code).exclude(pk__in=list(but))
    found = list(rows.order_by("sort_key", "pk")[:MOST])
    return public.product_rows(found) if found else []


def goods_item(one: ShownProduct, marks: Marks) -> Item:
    return Item(
        name=one.texts.name,
        text=one.texts.story,
        price=words.price(one.row.price, None),
        facts=(one.size,) if one.size else (),
        mark=marks.get(one.row.pk),
        shot=Shot(one.photo.file.sha256, one.photo.caption_th) if one.photo else None,
    )


def goods_label(product: Product, language: str, today: date | None = None) -> Label | None:
    """product: one of `public.shown_products()`; None where its name may not be read."""
    with translation.override(language):
        found = public.product_rows([product])
        if not found:
            return None
        one, area = found[0], product.producer.area
        return Label(
            language=language,
            name=one.texts.name,
            maker=one.maker.name,
            place=f"{area.name if area.level > 6 else area.label} {place_of(area)}".strip(),
            address=short_page(f"producers.product:{product.pk}", area, product.name_th),
            mark=mark_of_products([product.pk], today or clock.today()).get(product.pk),
            size=one.size,
            story=one.texts.story,
            notice=notice(),
        )
