"""The months in which a producer rests: said, ended, taken back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.trail.http import SignedIn
from tidtam.registers.producers.models import Producer
from tidtam.work.sales import actions
from tidtam.work.sales.forms_of_pauses import EndForm, PauseForm, WithdrawForm
from tidtam.work.sales.models import Pause
from tidtam.work.sales.queries.pauses import span_text


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def pause(request: SignedIn, pk: int) -> HttpResponse:
    """Say that a producer rests."""
    found = get_object_or_404(Producer.objects.open_to(request.user, "edit").standing(), pk=pk)
    form = PauseForm(request.POST or None)
    words = (
        _("Rest from producing"),
        _("Record the rest"),
        _("No report is expected of these months any more."),
    )
    return _asked(request, found, form, words, lambda given: actions.pause(found, by=request.user, **given))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def end_pause(request: SignedIn, pk: int) -> HttpResponse:
    """Say with which month a rest ends."""
    paused = _paused(request, pk)
    form = EndForm(request.POST or None, initial={"last": paused.last})
    words = (_("End of the rest"), _("Set the last month"), _("The rest ends with this month."))
    return _asked(
        request, paused.producer, form, words,
        lambda given: actions.end_pause(paused, by=request.user, **given), paused,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_pause(request: SignedIn, pk: int) -> HttpResponse:
    """Take a rest back that was none."""
    paused = _paused(request, pk)
    form = WithdrawForm(request.POST or None)
    words = (_("Take the rest back"), _("Take it back"), _("Reports of these months are expected again."))
    return _asked(
        request, paused.producer, form, words,
        lambda given: actions.withdraw_pause(paused, by=request.user, **given), paused,
    )  # fmt: skip


def _paused(request: SignedIn, pk: int) -> Pause:
    return get_object_or_404(Pause.objects.open_to(request.user, "edit").select_related("producer"), pk=pk)


def _asked(
    request: SignedIn,
    producer: Producer,
    form: forms.Form,
    words: tuple[str, str, str],
    do: Callable[[dict[str, Any]], object],
    paused: Pause | None = None,
) -> HttpResponse:
    """One form, one change; what was wrong stands in the form. words: title, button, what was done."""
    title, submit, done = words
    back = reverse("sales:producer", args=[producer.pk])
    if form.is_bound and form.is_valid():
        try:
            do(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(
        request,
        "sales/pause.html",
        {
            "form": form,
            "producer": producer,
            "title": title,
            "submit": submit,
            "back": back,
            "months": span_text(paused) if paused else "",
            "reason": paused.reason if paused else "",
        },
        status=422 if form.is_bound else 200,
    )
