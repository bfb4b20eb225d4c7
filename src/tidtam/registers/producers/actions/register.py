"""Adding producers and products: one or many, always with their keys, always with one trail entry."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.search import Keys
from tidtam.registers.producers.actions.keys import place_keys, producer_keys, product_keys
from tidtam.registers.producers.actions.rules import require_areas, require_once, require_open, unknown
from tidtam.registers.producers.models import Category, Producer, ProducerKind, ProducerMember, Product

BATCH = 1000


class ProducerRow(NamedTuple):
    """A producer to add. area: code of its village or subdistrict; code: unique; at: when it was recorded."""

    code: str
    kind: str
    name_th: str
    area: str
    name_en: str = ""
    at: datetime | None = None


class ProductRow(NamedTuple):
    """A product to add. producer: key; category: code; price: satang."""

    producer: int
    category: str
    name_th: str
    name_en: str = ""
    code: str = ""
    price: int | None = None


@transaction.atomic
def add_producers(
    rows: Iterable[ProducerRow], *, by: Actor | None, at: datetime | None = None
) -> list[Producer]:
    """Enter producers in the register; they count once a round registers them. All or none."""
    given: Sequence[ProducerRow] = list(rows)
    areas = {row.area for row in given}
    require_open(by, "edit", areas)
    require_areas(areas)
    require_once((row.code for row in given), _("Producer number %(value)s comes twice."))
    if wrong := {row.kind for row in given} - set(ProducerKind.values):
        raise unknown(_("There is no such kind of producer: %(value)s."), wrong)
    taken = Producer.objects.filter(code__in=[row.code for row in given]).values_list("code", flat=True)
    if taken:
        raise unknown(_("Producer number %(value)s is already in the register."), taken)
    moment = at or clock.now()
    places = place_keys(areas)
    added = Producer.objects.bulk_create(
        [_producer(row, places[row.area], moment) for row in given], batch_size=BATCH
    )
    _entry(by, "producers.add_producers", added, [row.area for row in given], "producers.producer")
    return added


def add_producer(row: ProducerRow, *, by: Actor | None) -> Producer:
    """Enter one producer."""
    return add_producers([row], by=by)[0]


@transaction.atomic
def add_products(rows: Iterable[ProductRow], *, by: Actor | None) -> list[Product]:
    """Enter products of producers that are in the register. All or none."""
    given: Sequence[ProductRow] = list(rows)
    owners = dict(
        Producer.objects.filter(pk__in={row.producer for row in given}).values_list("pk", "area_id")
    )
    if missing := {row.producer for row in given} - owners.keys():
        raise unknown(_("There is no producer %(value)s."), missing)
    require_open(by, "edit", set(owners.values()))
    known = set(Category.objects.values_list("pk", flat=True))
    if wrong := {row.category for row in given} - known:
        raise unknown(_("There is no product category %(value)s."), wrong)
    codes = [row.code for row in given if row.code]
    require_once(codes, _("Product number %(value)s comes twice."))
    if taken := Product.objects.filter(code__in=codes).values_list("code", flat=True):
        raise unknown(_("Product number %(value)s is already in the register."), taken)
    added = Product.objects.bulk_create([_product(row) for row in given], batch_size=BATCH)
    _entry(by, "producers.add_products", added, list(owners.values()), "producers.product")
    return added


def add_product(row: ProductRow, *, by: Actor | None) -> Product:
    """Enter one product."""
    return add_products([row], by=by)[0]


@transaction.atomic
def add_member(producer: Producer, user_id: int, *, by: Actor | None) -> ProducerMember:
    """Let an account see one producer's page, and nothing else of the area."""
    require_open(by, "edit", [producer.area_id])
    member, new = ProducerMember.objects.get_or_create(producer=producer, user_id=user_id)
    if new:
        trail.write(
            by,
            "producers.add_member",
            f"producers.producer:{producer.pk}",
            area=producer.area_id,
            summary=str(_("An account may see this producer")),
            user=member.user.get_username(),
        )
    return member


def _producer(row: ProducerRow, place: Keys, moment: datetime) -> Producer:
    name = thai.clean(row.name_th)
    return Producer(
        code=row.code,
        kind=row.kind,
        name_th=name,
        name_en=row.name_en,
        area_id=row.area,
        **producer_keys(name, row.name_en, row.code, place),
        recorded_at=row.at or moment,
    )


def _product(row: ProductRow) -> Product:
    name = thai.clean(row.name_th)
    return Product(
        producer_id=row.producer,
        category_id=row.category,
        code=row.code,
        name_th=name,
        name_en=row.name_en,
        price=row.price,
        **product_keys(name, row.name_en, row.code),
    )


def _entry(
    by: Actor | None,
    verb: str,
    added: Sequence[Producer] | Sequence[Product],
    areas: Sequence[str],
    subject: str,
) -> None:
    """One summary in the trail, at the smallest area that holds all of them."""
    if not added:
        return
    trail.write(
        by,
        verb,
        f"{subject}:{added[0].pk if len(added) == 1 else 'many'}",
        area=common_area(areas),
        summary=str(added[0]) if len(added) == 1 else "",
        rows=len(added),
    )
