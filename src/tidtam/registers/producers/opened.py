"""What of products and producers is open data: what everybody may see, and of sole owners, whose name is a person's,
the products alone."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenPage, OpenRow, OpenSet
from tidtam.registers.producers.models import Category, ProducerKind
from tidtam.registers.producers.queries import public

PIECE = 500
PRODUCT = {
    "number": _("Stable number"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "category": _("Category"),
    "part": _("Part of the category"),
    "price": _("Price, in baht"),
    "unit": _("Unit"),
    "size": _("Size"),
    "district_code": _("Code of the district"),
    "subdistrict_code": _("Code of the subdistrict"),
    "producer": _("Number of the producer; empty for a sole owner"),
}
PRODUCER = {
    "code": _("Number of the producer"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "kind": _("Kind of producer"),
    "district_code": _("Code of the district"),
    "subdistrict_code": _("Code of the subdistrict"),
}


def sets() -> list[OpenSet]:
    subjects = (*public.KINDS, *public.RULES)
    return [
        OpenSet(
            "products",
            _("Products"),
            _(
                "Products that their producers show to everybody, without beverages with alcohol unless the law allows."
            ),
            PRODUCT,
            _products,
            "Product",
            subjects,
        ),
        OpenSet(
            "producers",
            _("Groups and companies"),
            _(
                "Groups and companies that show themselves; sole owners, whose name is a person's, are left out."
            ),
            PRODUCER,
            _producers,
            "Organization",
            subjects,
        ),
    ]


def pages() -> Iterator[OpenPage]:
    for category in Category.objects.all():
        yield OpenPage("goods:category", (category.code,))
    found = public.shown_products().values_list("pk", "changed_at").order_by("pk")
    for key, changed in found.iterator(chunk_size=PIECE):
        yield OpenPage("goods:product", (key,), changed)
    makers = public.shown_producers().values_list("code", "changed_at").order_by("pk")
    for code, changed in makers.iterator(chunk_size=PIECE):
        yield OpenPage("goods:producer", (code,), changed)


def _products() -> Iterator[OpenRow]:
    last = 0
    while piece := list(public.shown_products().filter(pk__gt=last).order_by("pk")[:PIECE]):
        for one in public.product_rows(piece):
            yield _product(one)
        last = piece[-1].pk


def _product(one: public.ShownProduct) -> OpenRow:
    row, maker = one.row, one.row.producer
    named = maker.kind != ProducerKind.SOLE
    values = {
        "number": row.pk,
        "name_th": one.texts.name_th,
        "name_en": one.texts.name_en,
        "category": row.category_id,
        "part": row.part.name if row.part else "",
        "price": None if row.price is None else f"{row.price // 100}.{row.price % 100:02d}",
        "unit": one.unit,
        "size": one.size,
        "district_code": maker.area_id[:4],
        "subdistrict_code": maker.area_id[:6],
        "producer": maker.code if named else "",
    }
    things: dict[str, Any] = {
        "name": one.texts.name_th,
        "alternateName": one.texts.name_en,
        "description": one.texts.story_th,
        "category": row.category_id,
    }
    if named:
        things["manufacturer"] = {"@type": "Organization", "name": one.maker.name_th}
    page = OpenPage("goods:product", (row.pk,), row.changed_at)
    return OpenRow(f"product/{row.pk}", values, None, page, things)


def _producers() -> Iterator[OpenRow]:
    last, shown = 0, public.shown_producers().exclude(kind=ProducerKind.SOLE)
    while piece := list(shown.filter(pk__gt=last).order_by("pk")[:PIECE]):
        for one in public.producer_rows(piece):
            row = one.row
            values = {
                "code": row.code,
                "name_th": one.texts.name_th,
                "name_en": one.texts.name_en,
                "kind": row.kind,
                "district_code": row.area_id[:4],
                "subdistrict_code": row.area_id[:6],
            }
            things = {
                "name": one.texts.name_th,
                "alternateName": one.texts.name_en,
                "description": one.texts.story_th,
            }
            page = OpenPage("goods:producer", (row.code,), row.changed_at)
            yield OpenRow(f"producer/{row.code}", values, one.point, page, things)
        last = piece[-1].pk
