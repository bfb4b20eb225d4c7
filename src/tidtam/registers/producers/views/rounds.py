"""Screens of the registration rounds."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import ListColumn, listing
from tidtam.registers.producers import actions
from tidtam.registers.producers.forms.registrations import refuse
from tidtam.registers.producers.forms.rounds import RoundForm
from tidtam.registers.producers.models import Round
from tidtam.registers.producers.queries.rounds import RoundLine, round_lines
from tidtam.registers.producers.refusals import Refused


@require_safe
@login_required
def rounds(request: SignedIn) -> HttpResponseBase:
    """Every round with its days, and how many registrations of the reader's areas stand where."""
    may_set = actions.may_set_rounds(request.user)
    page = listing(
        request,
        round_lines(request.user),
        [
            ListColumn("name", _("Round"), sort="round.opens_on", link=_way(may_set)),
            ListColumn("code", _("Code"), value="round.code", kind="code", sheet_only=True),
            ListColumn("opens", _("Opens on"), value="round.opens_on", sort="round.opens_on", kind="date"),
            ListColumn(
                "closes", _("Closes on"), value="round.closes_on", sort="round.closes_on", kind="date"
            ),
            ListColumn("lapses", _("Lapses on"), value="round.lapses_on", kind="date"),
            ListColumn("draft", _("Draft"), sort="draft", kind="int"),
            ListColumn("waiting", _("Waiting for a decision"), sort="waiting", kind="int"),
            ListColumn("registered", _("Registered"), sort="registered", kind="int"),
            ListColumn("ended", _("Ended"), sort="ended", kind="int"),
            ListColumn("state", _("State"), value="shown", kind="state"),
        ],
        title=_("Registration rounds"),
        name="rounds",
        empty=_("No round is entered yet."),
        sort="-name",
    )
    content = {"page": page, "tab": "rounds", "may_set": may_set}
    return page.download or render(request, "producers/rounds.html", content)


@login_required
def new_round(request: SignedIn) -> HttpResponse:
    """Add a round."""
    _may_set(request)
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_round(form.cleaned_data["code"], form.row(), by=request.user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The round %(name)s is added.") % {"name": made})
            return redirect("producers:rounds")
    content = {"form": form, "title": _("New round")}
    return render(request, "producers/round.html", content, status=422 if form.errors else 200)


@login_required
def change_round(request: SignedIn, code: str) -> HttpResponse:
    """Change a round's days, names or numbering."""
    _may_set(request)
    round = get_object_or_404(Round, pk=code)
    form = RoundForm(request.POST or None, round=round)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_round(round, form.row(), by=request.user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The round is changed."))
            return redirect("producers:rounds")
    content = {"form": form, "title": str(round), "subject": f"producers.round:{round.pk}"}
    return render(request, "producers/round.html", content, status=422 if form.errors else 200)


def _may_set(request: SignedIn) -> None:
    if not actions.may_set_rounds(request.user):
        raise Http404


def _way(may_set: bool) -> Callable[[RoundLine], str]:
    """To the round for who may change it, else to its registrations."""

    def way(line: RoundLine) -> str:
        if may_set:
            return reverse("producers:change_round", args=[line.round.pk])
        return f"{reverse('producers:registrations')}?{urlencode({'round': line.round.pk})}"

    return way
