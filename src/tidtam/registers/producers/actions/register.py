"""Adding producers and products: one or many, always with their keys, always with one trail entry."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.kit.search import Keys
from tidtam.registers.producers.actions.claims import note_producers, note_products
from tidtam.registers.producers.actions.codes import with_codes
from tidtam.registers.producers.actions.keys import place_keys, producer_keys, product_keys
from tidtam.registers.producers.actions.rules import require_areas, require_once, require_open, unknown
from tidtam.registers.producers.actions.values import Known, clean_producer, clean_product, known
from tidtam.registers.producers.models import Producer, ProducerMember, Product

BATCH = 1000

NOTHING: Mapping[str, Any] = MappingProxyType({})


class ProducerRow(NamedTuple):
    """A producer to add. area: code of its village or subdistrict; at: when it was recorded.

    code: unique; "" takes the district's next one. told: any other fields of `values.PRODUCER`.
    """

    code: str
    kind: str
    name_th: str
    area: str
    name_en: str = ""
    at: datetime | None = None
    told: Mapping[str, Any] = NOTHING


class ProductRow(NamedTuple):
    """A product to add. producer: key; category: code; price: satang; told: other fields of `values.PRODUCT`."""

    producer: int
    category: str
    name_th: str
    name_en: str = ""
    code: str = ""
    price: int | None = None
    told: Mapping[str, Any] = NOTHING


@transaction.atomic
def add_producers(
    rows: Iterable[ProducerRow], *, by: Actor | None, at: datetime | None = None
) -> list[Producer]:
    """Enter producers in the register; they count once a round registers them. All or none."""
    given: Sequence[ProducerRow] = list(rows)
    areas = {row.area for row in given}
    require_open(by, "edit", areas)
    require_areas(areas)
    given = with_codes(given)
    require_once((row.code for row in given), _("Producer number %(value)s comes twice."))
    taken = Producer.objects.filter(code__in=[row.code for row in given]).values_list("code", flat=True)
    if taken:
        raise unknown(_("Producer number %(value)s is already in the register."), taken, field="code")
    moment, lists, places = at or clock.now(), known(), place_keys(areas)
    made = [_producer(row, places[row.area], moment, lists) for row in given]
    try:
        with transaction.atomic():
            added = Producer.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError as error:  # somebody else took the number since it was asked
        raise unknown(
            _("Producer number %(value)s is already in the register."),
            [row.code for row in given],
            field="code",
        ) from error
    note_producers(Producer.objects.filter(pk__in=listed(row.pk for row in added)))
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
    _require_makers(by, owners, given)
    codes = [row.code for row in given if row.code]
    require_once(codes, _("Product number %(value)s comes twice."))
    if taken := Product.objects.filter(code__in=codes).values_list("code", flat=True):
        raise unknown(_("Product number %(value)s is already in the register."), taken, field="code")
    moment, lists = clock.now(), known()
    made = [_product(row, moment, lists) for row in given]
    try:
        with transaction.atomic():
            added = Product.objects.bulk_create(made, batch_size=BATCH)
    except IntegrityError as error:
        raise unknown(
            _("Product number %(value)s is already in the register."), codes, field="code"
        ) from error
    note_products(Product.objects.filter(pk__in=listed(row.pk for row in added)))
    _entry(by, "producers.add_products", added, list(owners.values()), "producers.product")
    return added


def add_product(row: ProductRow, *, by: Actor | None) -> Product:
    """Enter one product."""
    return add_products([row], by=by)[0]


@transaction.atomic
def add_member(producer: Producer, user_id: int, *, by: Actor | None) -> ProducerMember:
    """Let an account see and describe one producer, and nothing else of the area."""
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


def _require_makers(by: Actor | None, owners: Mapping[int, str], given: Sequence[ProductRow]) -> None:
    """Officers of the area, and for products without a number the producer's own people too."""
    if by is None:
        return
    own = Producer.objects.open_to(by, "describe").filter(pk__in=owners).values_list("pk", flat=True)
    unnumbered = owners.keys() - {row.producer for row in given if row.code}
    require_open(
        by, "edit", {area for key, area in owners.items() if key not in unnumbered.intersection(own)}
    )


def _producer(row: ProducerRow, place: Keys, moment: datetime, lists: Known) -> Producer:
    told = {"code": row.code, "kind": row.kind, "name_th": row.name_th, "name_en": row.name_en, **row.told}
    cleaned = clean_producer(told, lists)
    keys = producer_keys(cleaned["name_th"], cleaned["name_en"], cleaned["code"], place)
    return Producer(area_id=row.area, recorded_at=row.at or moment, **cleaned, **keys)


def _product(row: ProductRow, moment: datetime, lists: Known) -> Product:
    told = {
        "category": row.category,
        "code": row.code,
        "name_th": row.name_th,
        "name_en": row.name_en,
        "price": row.price,
        **row.told,
    }
    cleaned = clean_product(told, lists)
    category, part = cleaned.pop("category"), cleaned.pop("part", None)
    keys = product_keys(cleaned["name_th"], cleaned["name_en"], cleaned["code"])
    return Product(
        producer_id=row.producer,
        category_id=category,
        part_id=part,
        recorded_at=moment,
        **cleaned,
        **keys,
    )


def _called(row: Producer | Product) -> str:
    return row.called if isinstance(row, Producer) else row.name_th


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
        summary=_called(added[0]) if len(added) == 1 else "",
        rows=len(added),
    )
