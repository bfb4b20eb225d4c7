"""What several screens of this room share: opening one record, a form that makes one change."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks.forms import refuse
from tidtam.registers.marks.models import Assessment, Award
from tidtam.registers.producers.models import Producer, Product
from tidtam.registers.producers.queries import PLACE


def open_product(request: SignedIn, pk: int) -> Product:
    """A product of the reader's areas, or of the producer whose own people they are."""
    makers = Producer.objects.open_to(request.user, "view")
    rows = Product.objects.filter(producer__in=makers).select_related(f"producer__{PLACE}", "category")
    return get_object_or_404(rows, pk=pk)


def open_award(request: SignedIn, pk: int) -> Award:
    """An award of a product that the reader may see."""
    makers = Producer.objects.open_to(request.user, "view")
    rows = Award.objects.filter(product__producer__in=makers)
    return get_object_or_404(
        rows.select_related("level", "version__scheme", f"product__producer__{PLACE}"), pk=pk
    )


def open_assessment(request: SignedIn, pk: int, verb: str = "view") -> Assessment:
    rows = Assessment.objects.open_to(request.user, verb).select_related(
        "version__scheme", "level", "computed_level", f"product__producer__{PLACE}"
    )
    return get_object_or_404(rows, pk=pk)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where it was nothing; None where the form is only asked for."""
    return request.POST if request.method == "POST" else None


def change(
    request: SignedIn,
    form: forms.Form,
    do: Callable[[], str],
    *,
    title: str,
    back: str,
    done: str,
    about: str = "",
    submit: str = "",
    danger: bool = False,
    crumbs: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """Show the form, or make the change and go where `do` says; what is refused stands at its field."""
    if request.method == "POST" and form.is_valid():
        try:
            url = do()
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, done)
            return redirect(url)
    content = {
        "form": form,
        "title": title,
        "about": about,
        "back": back,
        "submit": submit or title,
        "danger": danger,
        "crumbs": crumbs,
    }
    return render(request, "marks/change.html", content, status=422 if form.errors else 200)
