"""Standards that a producer holds: entered, renewed, taken out; their papers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files.actions import FileProblem, store_paper
from tidtam.ground.files.http import serve
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.registers.producers.actions import StandardRow, change_standard, drop_standard, hold_standard
from tidtam.registers.producers.forms import refuse
from tidtam.registers.producers.forms.standard import StandardForm
from tidtam.registers.producers.models import HeldStandard, Producer


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: SignedIn, pk: int) -> HttpResponseBase:
    """Enter a standard of the producer."""
    maker = get_object_or_404(Producer.objects.open_to(request.user, "describe").standing(), pk=pk)
    form = StandardForm(request.POST or None, request.FILES or None, producer=maker)
    return _answer(request, form, maker, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, pk: int) -> HttpResponseBase:
    """Renew or correct a standard; the button "drop" takes it out."""
    held = _open(request, pk)
    if "drop" in request.POST:
        drop_standard(held, reason=request.POST.get("reason", "")[:400], by=request.user)
        messages.success(request, _("The standard is taken out."))
        return redirect("producers:producer", pk=held.producer_id)
    form = StandardForm(request.POST or None, request.FILES or None, producer=held.producer, held=held)
    return _answer(request, form, held.producer, held)


@require_safe
@login_required
def paper(request: SignedIn, pk: int) -> HttpResponseBase:
    """The certificate, to whoever may see the producer."""
    rows = HeldStandard.objects.open_to(request.user, "view").select_related("paper")
    held = get_object_or_404(rows, pk=pk)
    if held.paper is None:
        raise Http404
    return serve(held.paper)


def _open(request: SignedIn, pk: int) -> HeldStandard:
    rows = HeldStandard.objects.open_to(request.user, "describe").filter(producer__merged_into=None)
    return get_object_or_404(rows.select_related("producer", "kind", "product", "paper"), pk=pk)


def _answer(
    request: SignedIn, form: StandardForm, maker: Producer, held: HeldStandard | None
) -> HttpResponseBase:
    if request.method == "POST" and form.is_valid() and _kept(request, form, maker, held):
        messages.success(request, _("The standard is saved."))
        return stored(redirect("producers:producer", pk=maker.pk), form.cleaned_data["draft"])
    content = {
        "form": form,
        "producer": maker,
        "held": held,
        "fresh": not form.is_bound,
        "key": f"standard:{request.user.pk}:{held.pk if held else f'new:{maker.pk}'}",
    }
    status = 422 if request.method == "POST" else 200
    page: HttpResponse = render(request, "producers/standard_form.html", content, status=status)
    return page


def _kept(request: SignedIn, form: StandardForm, maker: Producer, held: HeldStandard | None) -> bool:
    data = form.cleaned_data
    try:
        given = held.paper if held else None
        if data["paper"]:
            given = store_paper(data["paper"], by=request.user, name="certificate.pdf")
        row = StandardRow(
            data["kind"].pk, data["number"], data["issued_on"], data["expires_on"], data["product"], given
        )
        if held is None:
            hold_standard(maker, row, by=request.user)
        else:
            change_standard(held, row, by=request.user)
    except FileProblem as problem:
        form.add_error("paper", str(problem))
    except ValidationError as refusal:
        refuse(form, refusal)
    return form.is_valid()
