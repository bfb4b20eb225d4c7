"""Screens of registrations: the list, one of them, a new one, its products."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions.steps import is_own
from tidtam.registers.producers.forms.registrations import (
    ProductsForm,
    ReasonForm,
    RegistrationForm,
    refuse,
)
from tidtam.registers.producers.models import (
    UNDER_WAY,
    Producer,
    Product,
    RegisteredProduct,
    Registration,
    RegistrationState,
)
from tidtam.registers.producers.queries import PLACE, place
from tidtam.registers.producers.queries.documents import papers
from tidtam.registers.producers.queries.producer import state_shown
from tidtam.registers.producers.queries.registrations import Missing, listed, many_moves, next_steps
from tidtam.registers.producers.refusals import Refused
from tidtam.registers.producers.registration_list import columns, filters


@require_safe
@login_required
def registrations(request: SignedIn) -> HttpResponseBase:
    """The registrations of the reader's areas, and a producer's own."""
    missing = Missing.of_list()
    page = listing(
        request,
        listed(Registration.objects.open_to(request.user, "view")),
        columns(missing),
        filters=filters(request),
        title=_("Registrations"),
        name="registrations",
        empty=_("No producer of your area is being registered yet."),
        sort="-since",
    )
    content = {"page": page, "tab": "registrations", "many": many_moves(request.user)}
    return page.download or render(request, "producers/registrations.html", content)


@require_safe
@login_required
def registration(request: SignedIn, pk: int) -> HttpResponse:
    """One registration: how far it is, what is missing, what this reader may do next."""
    row = shown(request, pk)
    officer = request.user.may("edit", row.producer.area_id)
    own = is_own(request.user, row.producer_id)
    steps = [(state_shown(step.state), step) for step in row.steps.order_by("-recorded_at", "-pk")]
    under_way = row.state in UNDER_WAY
    content = {
        "registration": row,
        "place": place(row.producer.area),
        "shown": state_shown(row.state),
        "steps": steps,
        "said_back": _said_back(row, steps),
        "next_steps": next_steps(request.user, row),
        "products": row.products.select_related("product__category").order_by("product__sort_key", "pk"),
        "papers": papers(row),
        "missing": Missing.of_list().papers(row),
        "officer": officer,
        "reads_personal": officer or own,
        "may_fill": under_way and (officer or own),
        "may_choose": row.state == RegistrationState.DRAFT and (officer or own),
        "may_strike": officer and under_way,
        "may_strike_late": row.state == RegistrationState.REGISTERED
        and request.user.may("edit", row.producer.area_id[:2]),
    }
    return render(request, "producers/registration.html", content)


@login_required
def start_registration(request: SignedIn, pk: int) -> HttpResponse:
    """Begin a registration of this producer, in the open round where nothing else is chosen."""
    producer = get_object_or_404(
        Producer.objects.open_to(request.user, "view").select_related(PLACE), pk=pk, merged_into=None
    )
    if not request.user.may("edit", producer.area_id):
        get_object_or_404(producer.members, user=request.user)
    products = _made(producer)
    form = RegistrationForm(request.POST or None, products=products)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.start_registration(
                producer,
                given["round"],
                given["products"],
                representative=given["representative"],
                reason=given["reason"],
                by=request.user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The registration is begun; add its papers now."))
            return redirect("producers:registration", pk=made.pk)
    content = {
        "producer": producer,
        "place": place(producer.area),
        "form": form,
        "has_products": bool(products),
        "title": _("New registration"),
        "submit": _("Begin the registration"),
        "back": reverse("producers:producer", args=[producer.pk]),
    }
    return render(request, "producers/registration_form.html", content, status=422 if form.errors else 200)


@login_required
def registration_products(request: SignedIn, pk: int) -> HttpResponse:
    """Choose a draft's products anew."""
    row = get_object_or_404(
        Registration.objects.enterable_by(request.user).select_related("round", f"producer__{PLACE}"),
        pk=pk,
        state=RegistrationState.DRAFT,
    )
    form = ProductsForm(request.POST or None, registration=row, products=_made(row.producer))
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_products(row, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return redirect("producers:registration", pk=row.pk)
    content = {
        "producer": row.producer,
        "registration": row,
        "place": place(row.producer.area),
        "form": form,
        "has_products": True,
        "title": _("Products to be registered"),
        "submit": _("Save"),
        "back": reverse("producers:registration", args=[row.pk]),
    }
    return render(request, "producers/registration_form.html", content, status=422 if form.errors else 200)


@login_required
def strike_product(request: SignedIn, pk: int) -> HttpResponse:
    """Strike a product out of its registration, with the reason."""
    row = _asked(request, pk, struck="")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.strike_product(row, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return redirect("producers:registration", pk=row.registration_id)
    content = {
        "registration": row.registration,
        "form": form,
        "title": _("Strike out a product"),
        "about": row.product.name,
        "submit": _("Strike out"),
    }
    return render(request, "producers/registration_reason.html", content, status=422 if form.errors else 200)


@require_POST
@login_required
def restore_product(request: SignedIn, pk: int) -> HttpResponse:
    row = _asked(request, pk)
    try:
        actions.restore_product(row, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("producers:registration", pk=row.registration_id)


def shown(request: SignedIn, pk: int) -> Registration:
    """The registration, where this reader may see it; with all that its page needs of its producer."""
    rows = listed(Registration.objects.open_to(request.user, "view"))
    return get_object_or_404(rows, pk=pk)


def _asked(request: SignedIn, pk: int, **narrowed: str) -> RegisteredProduct:
    """A product of a registration that this officer may edit."""
    open_to = Registration.objects.open_to(request.user, "edit")
    rows = RegisteredProduct.objects.select_related(
        "product", "registration__producer", "registration__round"
    )
    return get_object_or_404(rows.filter(registration__in=open_to, **narrowed), pk=pk)


def _made(producer: Producer) -> list[Product]:
    """What the producer still makes, and what came to it by a merge."""
    rows = Product.objects.filter(producer__in=[producer, *producer.merged.all()])
    today = clock.today()
    return [one for one in rows.order_by("sort_key", "pk") if one.ended_on is None or one.ended_on > today]


def _said_back(row: Registration, steps: list[tuple[tuple[str, str], Any]]) -> str:
    """The reason that the producer has to read first: of being sent back, rejected or cancelled."""
    if not steps or len(steps) < 2:
        return ""
    (_shown, last), (_before, before) = steps[0], steps[1]
    order = [str(state) for state in UNDER_WAY]
    went_back = (
        last.state in order and before.state in order and order.index(last.state) < order.index(before.state)
    )
    ended = last.state in (RegistrationState.REJECTED, RegistrationState.CANCELLED)
    return str(last.reason) if went_back or ended else ""
