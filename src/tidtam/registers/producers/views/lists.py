"""The lists of the register: producers, products, the standards that they hold."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.lists import Listing, listing
from tidtam.registers.producers import listed, queries
from tidtam.registers.producers.models import HeldStandard, Producer, ProducerSet, Product


@require_safe
@login_required
def producers(request: SignedIn) -> HttpResponseBase:
    """The producers of the reader's areas."""
    page = listing(
        request,
        _shown(request).select_related(queries.PLACE),
        listed.producer_columns(),
        filters=listed.producer_filters(request.user, _asked(request)),
        title=_("Producers"),
        name="producers",
        empty=_("No producer is registered in your area yet."),
        sort="name",
    )
    return _answer(request, page, "producers")


@require_safe
@login_required
def products(request: SignedIn) -> HttpResponseBase:
    """The products of the reader's areas."""
    rows = Product.objects.open_to(request.user, "view")
    page = listing(
        request,
        rows.select_related("category", "part", f"producer__{queries.PLACE}"),
        listed.product_columns(),
        filters=listed.product_filters(request.user, _asked(request)),
        title=_("Products"),
        name="products",
        empty=_("No product is registered in your area yet."),
        sort="name",
    )
    return _answer(request, page, "products")


@require_safe
@login_required
def standards(request: SignedIn) -> HttpResponseBase:
    """The standards that producers of the reader's areas hold."""
    rows = HeldStandard.objects.open_to(request.user, "view")
    page = listing(
        request,
        rows.select_related("kind", "product", f"producer__{queries.PLACE}"),
        listed.standard_columns(),
        filters=listed.standard_filters(request.user, _asked(request)),
        title=_("Standards held"),
        name="standards",
        empty=_("No standard is entered in your area yet."),
        sort="expires",
    )
    return _answer(request, page, "standards")


def _shown(request: SignedIn) -> ProducerSet:
    """Without those that count as another one, unless they are asked for."""
    rows = Producer.objects.open_to(request.user, "view")
    return rows if request.GET.get("merged") else rows.standing()


def _asked(request: SignedIn) -> Callable[[str], str]:
    return lambda key: request.GET.get(key, "")


def _answer(request: SignedIn, page: Listing, tab: str) -> HttpResponseBase:
    may_enter = bool(request.user.reach("edit"))
    return page.download or render(
        request, "producers/list.html", {"page": page, "tab": tab, "may_enter": may_enter}
    )
