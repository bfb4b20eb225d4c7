"""producers.received, producers.waiting, products.registered: what a round was asked, what waits, what stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import within
from tidtam.kit.http import address
from tidtam.registers.producers.models import (
    WAITING,
    Producer,
    RegisteredProduct,
    Registration,
    RegistrationState,
    RegistrationStep,
)
from tidtam.registers.producers.queries.counted import counts_as, standing_merges
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import PRODUCERS, PRODUCTS, Definition, Question

Rows = Callable[[Question], "QuerySet[Registration]"]

#: What an office has taken in, whatever became of it.
TAKEN_IN = (*WAITING, RegistrationState.REGISTERED, RegistrationState.REJECTED)
OF_PRODUCTS = {"category": "product__category_id", "part": "product__part_id"}


def _received(question: Question) -> "QuerySet[Registration]":
    """Registrations of the round that an officer had received by the moment."""
    steps = RegistrationStep.objects.filter(state__in=TAKEN_IN)
    if question.known_at is not None:
        steps = steps.filter(recorded_at__lte=question.known_at)
    rows = Registration.objects.filter(round=question.round, pk__in=steps.values("registration_id"))
    return _as_known(rows, question)


def _standing(states: Iterable[str], question: Question) -> "QuerySet[Registration]":
    """Registrations of the round that stand in one of the states, now or at the moment."""
    rows = _as_known(Registration.objects.filter(round=question.round), question)
    return rows.filter(stood__in=list(states))


def _as_known(rows: "QuerySet[Registration]", question: Question) -> "QuerySet[Any, Any]":
    """With the state of the last step that was recorded by then."""
    if question.known_at is None:
        return rows.annotate(stood=F("state"))
    last = RegistrationStep.objects.filter(
        registration=OuterRef("pk"), recorded_at__lte=question.known_at
    ).order_by("-recorded_at", "-pk")
    return rows.annotate(stood=Subquery(last.values("state")[:1]))


def _value(rows: Rows, question: Question) -> int:
    alone = _alone(question).filter(registrations__in=rows(question).values("pk"))
    return alone.distinct().count() + len({root for root, _row in _bound(rows, question)})


def _parts(rows: Rows, question: Question) -> Mapping[Any, int]:
    """By producer; one that is merged counts as the kept one, where that one is."""
    here = _alone(question).values("pk")
    mine = rows(question).filter(producer__in=here).order_by()
    match question.by:
        case "kind":
            keyed = mine.annotate(key=F("producer__kind"))
        case "state":
            keyed = mine.annotate(key=F("stood"))
        case "category" | "part":
            path = f"products__{OF_PRODUCTS[question.by]}"
            keyed = mine.filter(products__struck="").annotate(key=F(path)).exclude(key=None)
        case _:
            keyed = mine.annotate(key=Substr("producer__area_id", 1, AREA_LEVELS[question.by or ""]))
    found = Counter(dict(keyed.values_list("key").annotate(Count("producer_id", distinct=True))))
    pairs = {(root, key) for root, row in _bound(rows, question) for key in _keys(question, root, row)}
    found.update(key for _root, key in pairs)
    return found


def _keys(question: Question, root: Producer, row: Registration) -> Iterator[str]:
    match question.by:
        case "kind":
            yield root.kind
        case "state":
            yield row.stood  # type: ignore[attr-defined]
        case "category" | "part":
            named = row.products.filter(struck="").values_list(OF_PRODUCTS[question.by], flat=True)
            yield from (key for key in named if key)
        case _:
            yield root.area_id[: AREA_LEVELS[question.by or ""]]


def _alone(question: Question) -> "QuerySet[Producer]":
    """The producers of the area that no merge bound to another at the moment."""
    merges = standing_merges(question.known_at)
    bound = Q(pk__in=merges.values("gone")) | Q(pk__in=merges.values("kept"))
    return Producer.objects.filter(within(question.area, "area_id")).exclude(bound)


def _bound(rows: Rows, question: Question) -> Iterator[tuple[Producer, Registration]]:
    """Registrations of merged producers, each with the one it counts as, where that one lies in the area."""
    into = counts_as(question.known_at)
    if not into:
        return
    roots = Producer.objects.in_bulk({*into.values()})
    for row in rows(question).filter(producer__in=[*into, *into.values()]):
        root = roots[into.get(row.producer_id, row.producer_id)]
        if root.area_id.startswith(question.area):
            yield root, row


def _asked(question: Question) -> "QuerySet[RegisteredProduct]":
    """Products of registrations that stand as registered, without those that were struck out by then."""
    rows = _standing([RegistrationState.REGISTERED], question)
    asked = RegisteredProduct.objects.filter(registration__in=rows.values("pk"))
    if question.known_at is None:
        return asked.filter(struck_at=None)
    return asked.filter(Q(struck_at=None) | Q(struck_at__gt=question.known_at))


def _products(question: Question) -> int:
    here = _asked(question).filter(registration__producer__in=_alone(question).values("pk"))
    return here.values("product").distinct().count() + len({key for key, _a, _o in _bound_products(question)})


def _products_parts(question: Question) -> Mapping[Any, int]:
    here = _asked(question).filter(registration__producer__in=_alone(question).values("pk")).order_by()
    path = OF_PRODUCTS.get(question.by or "")
    level = AREA_LEVELS.get(question.by or "", 0)
    key = F(path) if path else Substr("registration__producer__area_id", 1, level)
    keyed = here.annotate(key=key).exclude(key=None).values_list("key")
    found = Counter(dict(keyed.annotate(Count("product_id", distinct=True))))
    seen: set[int] = set()
    for product, area, of_product in _bound_products(question):
        part = of_product[question.by or ""] if path else area[:level]
        if product not in seen and part:
            seen.add(product)
            found[part] += 1
    return found


def _bound_products(question: Question) -> Iterator[tuple[int, str, dict[str, str | None]]]:
    """Product, area of the producer it counts with, its category and part; of merged producers."""
    into = counts_as(question.known_at)
    if not into:
        return
    areas = dict(Producer.objects.filter(pk__in=into.values()).values_list("pk", "area_id"))
    rows = _asked(question).filter(registration__producer__in=[*into, *into.values()]).order_by("pk")
    for producer, product, category, part in rows.values_list(
        "registration__producer_id", "product_id", *OF_PRODUCTS.values()
    ):
        area = areas[into.get(producer, producer)]
        if area.startswith(question.area):
            yield product, area, {"category": category, "part": part}


def _way(state: str, question: Question, key: str) -> str:
    """A larger area leads to its parts, everything else to the registrations themselves."""
    if question.by == "province":
        return question.url(area=key, by="district")
    if question.by == "district":
        return question.url(area=key, by="subdistrict")
    asked = {"area": question.area, "round": question.round or "", "state": state}
    asked["area" if question.by == "subdistrict" else question.by or ""] = key
    return address(reverse("producers:registrations"), asked)


AREAS = ("province", "district", "subdistrict")
SOURCE = _("Register of producers, registrations by round")
WAITS = partial(_standing, WAITING)

RECEIVED = Definition(
    name="producers.received",
    label=_("Producers that asked to be registered"),
    unit=PRODUCERS,
    source=SOURCE,
    dimensions=(*AREAS, "category", "part", "kind", "state"),
    value=partial(_value, _received),
    parts=partial(_parts, _received),
    way=partial(_way, "received_ever"),
    rounds=True,
    overlapping=frozenset({"category", "part"}),
)

WAITING_NOW = Definition(
    name="producers.waiting",
    label=_("Producers waiting for a decision"),
    unit=PRODUCERS,
    source=SOURCE,
    dimensions=(*AREAS, "category", "part", "kind", "state"),
    value=partial(_value, WAITS),
    parts=partial(_parts, WAITS),
    way=partial(_way, "waiting"),
    rounds=True,
    overlapping=frozenset({"category", "part"}),
)

PRODUCTS_REGISTERED = Definition(
    name="products.registered",
    label=_("Products registered"),
    unit=PRODUCTS,
    source=SOURCE,
    dimensions=(*AREAS, "category", "part"),
    value=_products,
    parts=_products_parts,
    way=partial(_way, RegistrationState.REGISTERED),
    rounds=True,
)
