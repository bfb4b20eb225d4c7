"""What needs the right to personal data, the password again, and a reason: reveal, hand over, erase."""

import io

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tidtam.ground.people.http import SignedIn, asks_password_again
from tidtam.ground.privacy import actions, forms, queries, refusals
from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.views import steps
from tidtam.kit.http import download
from tidtam.kit.sealing import SealingProblem


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def reveal(request: SignedIn, pk: int) -> HttpResponseBase:
    """The whole personal number, once, for a reason; the answer is kept nowhere."""
    return _reveal(request, steps.theirs(request, pk, "reveal"))


@asks_password_again
def _reveal(request: SignedIn, found: Person) -> HttpResponseBase:
    form = forms.ReasonForm(steps.sent(request))
    shown: list[str] = []

    def open_it() -> None:
        try:
            shown.append(actions.reveal_number(found, reason=form.cleaned_data["reason"], by=request.user))
        except SealingProblem as problem:
            form.add_error(
                None, _("The number cannot be opened: its key is missing. Tell the administrator.")
            )
            raise refusals.NoNumber from problem

    if form.is_valid() and steps.tried(form, open_it):
        return _never_kept(render(request, "privacy/revealed.html", {"person": found, "number": shown[0]}))
    return _asked(request, found, form, _("Show the personal number"), _("Show it"))


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def export(request: SignedIn, pk: int) -> HttpResponseBase:
    """All that is kept of somebody, to be handed to them."""
    return _export(request, steps.theirs(request, pk, "reveal"))


@asks_password_again
def _export(request: SignedIn, found: Person) -> HttpResponseBase:
    form = forms.ReasonForm(steps.sent(request))
    made: list[bytes] = []
    if form.is_valid() and steps.tried(
        form, lambda: made.append(actions.export_person(found, **form.cleaned_data, by=request.user))
    ):
        return download(io.BytesIO(made[0]), f"person-{found.pk}", "zip")
    return _asked(request, found, form, _("Hand over all data"), _("Make the file"))


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def erase(request: SignedIn, pk: int) -> HttpResponseBase:
    """What goes and what stays, and then, with the word typed, the erasure."""
    return _erase(request, steps.theirs(request, pk, "reveal"))


@asks_password_again
def _erase(request: SignedIn, found: Person) -> HttpResponseBase:
    form = forms.EraseForm(steps.sent(request))
    word = _("ERASE")

    def confirmed() -> None:
        if form.cleaned_data["confirmation"].strip() != word:
            raise refusals.NotConfirmed
        actions.erase_person(found, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and steps.tried(form, confirmed):
        messages.success(request, _("The data are erased. Figures and records stay."))
        return redirect("privacy:person", found.pk)
    content = {
        "person": found,
        "form": form,
        "word": word,
        "rooms": queries.fate_of(found),
        "cancel": reverse("privacy:person", args=[found.pk]),
    }
    return render(request, "privacy/erase.html", content, status=422 if form.errors else 200)


def _asked(
    request: SignedIn, person: Person, form: forms.ReasonForm, title: str, submit: str
) -> HttpResponse:
    onward = reverse("privacy:person", args=[person.pk])
    return steps.form_page(request, form, title, onward, about=person, submit=submit)


def _never_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["Pragma"] = "no-cache"
    return response
