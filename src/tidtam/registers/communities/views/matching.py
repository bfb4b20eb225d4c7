"""Typed names to villages: paste the list, see every candidate, choose, confirm."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tidtam.ground.people.http import SignedIn
from tidtam.registers.communities import actions, queries
from tidtam.registers.communities.forms import NamesForm
from tidtam.registers.communities.queries import Line


@require_http_methods(["GET", "POST"])
@login_required
def match(request: SignedIn) -> HttpResponse:
    """The list of names, then its candidates; nothing is chosen that a person has not chosen."""
    if not request.user.reach("assign"):
        raise PermissionDenied
    form = NamesForm(request.POST if request.method == "POST" else None, actor=request.user)
    if not form.is_valid() or "again" in request.POST:
        return render(request, "communities/names.html", {"form": form})
    lines = queries.lines(
        form.cleaned_data["names"],
        form.cleaned_data["stated"],
        source=form.cleaned_data["source"],
        actor=request.user,
    )
    if "confirm" not in request.POST:
        return _candidates(request, form, lines)
    return _confirm(request, form, lines)


def _candidates(request: SignedIn, form: NamesForm, lines: list[Line]) -> HttpResponse:
    chosen = {line.number: request.POST.get(f"choice-{line.number}", line.chosen) for line in lines}
    return render(
        request,
        "communities/candidates.html",
        {
            "form": form,
            "names": "\n".join(form.cleaned_data["names"]),
            "source": form.cleaned_data["source"],
            "stated": form.cleaned_data["stated"],
            "lines": [
                (
                    line,
                    [
                        (one, _open(request, one.code), chosen[line.number] == one.code)
                        for one in line.candidates
                    ],
                )
                for line in lines
            ],
            "open": sum(1 for line in lines if not line.chosen),
        },
    )


def _open(request: SignedIn, code: str) -> bool:
    return request.user.may("assign", code)


def _confirm(request: SignedIn, form: NamesForm, lines: list[Line]) -> HttpResponse:
    """Store what was chosen; a choice that was not offered, or that is not this person's, is left out."""
    confirmed = 0
    for line in lines:
        choice = request.POST.get(f"choice-{line.number}", "")
        candidate = next((one for one in line.candidates if one.code == choice), None)
        if candidate is None or not _open(request, choice) or choice == line.chosen:
            continue
        actions.confirm_match(
            choice,
            typed_name=line.typed,
            note=request.POST.get(f"note-{line.number}", "")[:200] or queries.note_for(line, candidate),
            source=form.cleaned_data["source"],
            stated=form.cleaned_data["stated"],
            by=request.user,
        )
        confirmed += 1
    if not confirmed:
        messages.warning(request, _("Nothing was chosen: choose a village for at least one name."))
        return _candidates(request, form, lines)
    words = ngettext("%(number)d village confirmed.", "%(number)d villages confirmed.", confirmed)
    messages.success(request, words % {"number": confirmed})
    return redirect("communities:communities")
