"""The page of one producer, and the page of one product."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tidtam.ground.privacy.models import Purpose
from tidtam.ground.trail.http import SignedIn
from tidtam.registers.producers import needs, place, queries
from tidtam.registers.producers.models import Channel, Producer, Product
from tidtam.registers.producers.queries.beside import merges_of
from tidtam.registers.producers.queries.registrations import offered_courses


@require_safe
@login_required
def producer(request: SignedIn, pk: int) -> HttpResponse:
    """One producer: who it is, what it makes and holds, how its registrations went, what was done to it."""
    rows = Producer.objects.open_to(request.user, "view")
    found = get_object_or_404(rows.select_related(queries.PLACE, "person"), pk=pk)
    products = list(queries.products_of(found))
    firsts = queries.first_photos(products)
    may_describe = describes(request, found)
    content = {
        **head(request, found),
        "products": [(product, firsts.get(product.pk)) for product in products],
        "held": queries.held_of(found),
        "photos": queries.photos_of(found),
        "courses": offered_courses(request.user, found),
        "channels": [str(one) for one in Channel.objects.filter(pk__in=found.channels)],
        "consents": consents(found),
        "missing": needs.missing(found) if may_describe else [],
        "far": place.far(found),
        "merges": merges_of(found, request.user),
        "subject": f"producers.producer:{found.pk}",
        "may_describe": may_describe,
    }
    return render(request, "producers/producer.html", content)


@require_safe
@login_required
def product(request: SignedIn, pk: int) -> HttpResponse:
    """One product: what it is, what it costs, its photos and standards, the way to its marks and sales."""
    rows = Product.objects.open_to(request.user, "view").select_related("category", "part")
    found = get_object_or_404(rows.select_related(f"producer__{queries.PLACE}"), pk=pk)
    maker = found.producer
    content = {
        **head(request, maker),
        "product": found,
        "photos": queries.photos_of(maker, found),
        "held": [one for one in queries.held_of(maker) if one.standard.product_id in (None, found.pk)],
        "subject": f"producers.product:{found.pk}",
        "may_describe": describes(request, maker),
    }
    return render(request, "producers/product.html", content)


def head(request: SignedIn, found: Producer) -> dict[str, Any]:
    """What stands above every page of a producer."""
    return {
        "producer": found,
        "place": queries.place(found.area),
        "shown": queries.standing(found),
        "officer": request.user.may("view", found.area_id),
    }


def describes(request: SignedIn, found: Producer) -> bool:
    """Whether the reader may change what the producer says of itself; one that is merged away stays as it was."""
    if found.merged_into_id is not None:
        return False
    return Producer.objects.open_to(request.user, "describe").filter(pk=found.pk).exists()


def consents(found: Producer) -> list[tuple[str, bool]]:
    """Each purpose in words, and whether it is allowed now."""
    allowed = queries.allowed(found)
    return [(str(purpose.label), purpose in allowed) for purpose in Purpose]
