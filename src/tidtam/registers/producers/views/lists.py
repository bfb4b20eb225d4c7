"""Screens of the register: producers, products, one producer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.among import among
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.producers import queries
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import (
    Category,
    Producer,
    ProducerKind,
    ProducerSet,
    Product,
    Registration,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.queries.beside import merges_of
from tidtam.registers.producers.queries.counted import counted_keys


@require_safe
@login_required
def producers(request: SignedIn) -> HttpResponseBase:
    """The producers of the reader's areas."""
    page = listing(
        request,
        _shown(request).select_related(queries.PLACE),
        [
            ListColumn("name", _("Producer"), sort="sort_key", link=_producer_url),
            ListColumn("code", _("Number"), sort="code", kind="code"),
            ListColumn("kind", _("Kind"), value="get_kind_display", sort=("kind", "sort_key")),
            ListColumn(
                "area",
                _("Area"),
                value=lambda row: queries.place(row.area),
                sort=("area_id", "sort_key"),
                kind="place",
            ),
            ListColumn(
                "registered",
                _("Registered on"),
                value="registered_at",
                sort="registered_at",
                kind="date",
                blank_last=True,
            ),
            ListColumn("state", _("State"), value=queries.standing, kind="state"),
        ],
        filters=_producer_filters(request),
        title=_("Producers"),
        name="producers",
        empty=_("No producer is registered in your area yet."),
        sort="name",
    )
    content = {"page": page, "tab": "producers", "twins": bool(request.user.reach("edit"))}
    return page.download or render(request, "producers/list.html", content)


@require_safe
@login_required
def products(request: SignedIn) -> HttpResponseBase:
    """The products of the reader's areas."""
    page = listing(
        request,
        Product.objects.open_to(request.user, "view").select_related(
            "category", f"producer__{queries.PLACE}"
        ),
        [
            ListColumn("name", _("Product"), sort="sort_key", link=lambda row: _producer_url(row.producer)),
            ListColumn("code", _("Number"), sort="code", kind="code"),
            ListColumn("category", _("Category"), value="category.name", sort=("category_id", "sort_key")),
            ListColumn("producer", _("Producer"), value="producer.name", sort="producer__sort_key"),
            ListColumn(
                "area",
                _("Area"),
                value=lambda row: queries.place(row.producer.area),
                sort="producer__area_id",
                kind="place",
            ),
            ListColumn("price", _("Price (baht)"), sort="price", kind="money", blank_last=True),
        ],
        filters=[
            words_filter(),
            area_filter(request.user, request.GET.get("area", ""), "producer__area_id"),
            Filter("category", _("Category"), _categories(), lambda rows, code: rows.filter(category=code)),
        ],
        title=_("Products"),
        name="products",
        empty=_("No product is registered in your area yet."),
        sort="name",
    )
    return page.download or render(request, "producers/list.html", {"page": page, "tab": "products"})


@require_safe
@login_required
def producer(request: SignedIn, pk: int) -> HttpResponse:
    """One producer: what it makes, how its registrations went, what was done to it."""
    found = get_object_or_404(
        Producer.objects.open_to(request.user, "view").select_related(queries.PLACE), pk=pk
    )
    return render(
        request,
        "producers/producer.html",
        {
            "producer": found,
            "place": queries.place(found.area),
            "shown": queries.standing(found),
            "products": queries.products_of(found),
            "courses": queries.courses(found),
            "merges": merges_of(found, request.user),
            "subject": f"producers.producer:{found.pk}",
            "officer": request.user.may("view", found.area_id),
        },
    )


def _shown(request: SignedIn) -> ProducerSet:
    """Without those that count as another one, unless they are asked for."""
    rows = Producer.objects.open_to(request.user, "view")
    return rows if request.GET.get("merged") else rows.standing()


def _producer_url(row: Producer) -> str:
    return reverse("producers:producer", args=[row.pk])


def _categories() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in Category.objects.all()]


def _producer_filters(request: SignedIn) -> list[Filter]:
    rounds = [(row.code, str(row)) for row in Round.objects.all()]
    states = RegistrationState.choices
    return [
        words_filter(),
        area_filter(request.user, request.GET.get("area", "")),
        Filter("kind", _("Kind"), ProducerKind.choices, lambda rows, kind: rows.filter(kind=kind)),
        Filter(
            "category",
            _("Makes"),
            _categories(),
            lambda rows, code: among(
                rows, counted_keys(Product.objects.filter(category=code).values("producer"))
            ),
        ),
        Filter(
            "round",
            _("Round"),
            rounds,
            lambda rows, code: among(rows, counted_keys(_registered(request, round=code))),
        ),
        Filter(
            "state",
            _("State in the round"),
            states,
            lambda rows, state: among(rows, counted_keys(_registered(request, state=state))),
        ),
        Filter(
            "merged",
            _("Merged into another"),
            [("only", _("Only these")), ("also", _("These too"))],
            lambda rows, asked: rows if asked == "also" else rows.exclude(merged_into=None),
        ),
    ]


def _registered(request: SignedIn, **asked: str) -> QuerySet[Any]:
    """Producers with a registration in that round or state; both must hold of the same registration."""
    asked = {key: request.GET[key] for key in ("round", "state") if request.GET.get(key)} | asked
    return Registration.objects.filter(**asked).values("producer")
