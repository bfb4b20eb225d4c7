"""Entering and changing products, ending their production."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.ground.jobs.actions.receipts import once
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.registers.producers.actions import (
    ChangedMeanwhile,
    ProductRow,
    add_product,
    change_product,
    end_production,
    resume_production,
)
from tidtam.registers.producers.forms import refuse
from tidtam.registers.producers.forms.product import EndForm, ProductForm, values_of
from tidtam.registers.producers.forms.seen import tell_clashes
from tidtam.registers.producers.models import Producer, Product

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@login_required
def new(request: SignedIn, pk: int) -> HttpResponseBase:
    """Enter a product of the producer."""
    maker = get_object_or_404(Producer.objects.open_to(request.user, "describe").standing(), pk=pk)
    given = request.POST if request.method == "POST" else None
    form = ProductForm(given, office=request.user.may("edit", maker.area_id))
    if given is not None and form.is_valid():
        key = _entered(request, form, maker)
        if key is not None:
            messages.success(request, _("The product is entered; add its photos."))
            return stored(redirect("producers:product", pk=key), form.cleaned_data["draft"])
    return _page(request, form, maker, given)


@require_http_methods(FORM_METHODS)
@login_required
def change(request: SignedIn, pk: int) -> HttpResponseBase:
    """Change a product."""
    found = _open(request, pk)
    given = request.POST if request.method == "POST" else None
    form = ProductForm(given, office=request.user.may("edit", found.producer.area_id), product=found)
    if given is not None and form.is_valid() and _changed(request, form, found):
        return stored(redirect("producers:product", pk=found.pk), form.cleaned_data["draft"])
    return _page(request, form, found.producer, given, product=found)


@require_http_methods(FORM_METHODS)
@login_required
def end(request: SignedIn, pk: int) -> HttpResponseBase:
    """The product is made no more."""
    found = _open(request, pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_production(found, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The end of the production is recorded."))
            return redirect("producers:product", pk=found.pk)
    return render(
        request,
        "producers/end.html",
        {"form": form, "product": found, "producer": found.producer},
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@login_required
def resume(request: SignedIn, pk: int) -> HttpResponseBase:
    """The product is made again."""
    found = _open(request, pk)
    resume_production(found, by=request.user)
    messages.success(request, _("The product is in production again."))
    return redirect("producers:product", pk=found.pk)


def _open(request: SignedIn, pk: int) -> Product:
    rows = Product.objects.open_to(request.user, "describe").filter(producer__merged_into=None)
    return get_object_or_404(rows.select_related("producer"), pk=pk)


def _entered(request: SignedIn, form: ProductForm, maker: Producer) -> int | None:
    """Its key, the same again when the page was sent twice; None with what was wrong at its field."""
    values = form.values()
    row = ProductRow(maker.pk, values.pop("category"), values.pop("name_th"), told=values)
    content = [maker.pk, row.category, row.name_th, {key: str(value) for key, value in values.items()}]
    try:
        return int(
            once(
                form.cleaned_data["draft"],
                "producers.new_product",
                content,
                lambda: add_product(row, by=request.user).pk,
                by=request.user,
            )
        )
    except ValidationError as refusal:
        refuse(form, refusal)
        return None


def _changed(request: SignedIn, form: ProductForm, found: Product) -> bool:
    """Whether it was taken; what others changed meanwhile stands in the form then."""
    now = values_of(found)
    since = form.against(now)
    clashes = since.clashes
    if not clashes:
        try:
            changed = change_product(found, since.mine, by=request.user)
        except ChangedMeanwhile as refusal:
            clashes = refusal.now
        except ValidationError as refusal:
            refuse(form, refusal)
            return False
    if clashes:
        form.seen_now(now | clashes, since.theirs)
        tell_clashes(form, clashes)
        return False
    messages.success(request, _("The change is saved.") if changed else _("Nothing was changed."))
    return True


def _page(
    request: SignedIn, form: ProductForm, maker: Producer, given: Any, *, product: Product | None = None
) -> HttpResponse:
    return render(
        request,
        "producers/product_form.html",
        {
            "form": form,
            "producer": maker,
            "product": product,
            "fresh": given is None,
            "key": f"product:{request.user.pk}:{product.pk if product else f'new:{maker.pk}'}",
        },
        status=422 if given is not None else 200,
    )
