"""Taking a step: with one registration on its page, with many from a list."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.registers.producers import actions
from tidtam.registers.producers.course import MOVES, Move
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.forms.registrations import StepForm, refuse
from tidtam.registers.producers.models import Registration, RegistrationSet, RegistrationState, Round
from tidtam.registers.producers.queries.producer import place
from tidtam.registers.producers.queries.registrations import (
    DONE,
    WORDS,
    Missing,
    listed,
    many_moves,
    may_take,
)
from tidtam.registers.producers.queries.rounds import offered
from tidtam.registers.producers.refusals import Refused

MOST = 200


@login_required
def step(request: SignedIn, pk: int, move: str) -> HttpResponse:
    """Take one step with one registration."""
    wanted = MOVES.get(move)
    row = get_object_or_404(listed(Registration.objects.open_to(request.user, "edit")), pk=pk)
    if wanted is None or not may_take(request.user, wanted, row):
        raise Http404
    late = wanted.code == "receive" and not row.round.opens_on <= clock.today() <= row.round.closes_on
    form = StepForm(request.POST or None, move=wanted, user=request.user, late=late)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_step([row], wanted, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, DONE.get(wanted.code) or _("Done; it stands in the course below."))
            return redirect("producers:registration", pk=row.pk)
    content = {
        "registration": row,
        "place": place(row.producer.area),
        "form": form,
        "title": WORDS[wanted.code],
        "submit": WORDS[wanted.code],
        "late": late,
        "missing": Missing.of_list().words(row) if wanted.forward or wanted.code == "receive" else "",
        "products": row.products.filter(struck="").select_related("product").order_by("product__sort_key"),
        "harmful": wanted.code in ("reject", "cancel", "lapse"),
    }
    return render(request, "producers/registration_step.html", content, status=422 if form.errors else 200)


@login_required
def steps(request: SignedIn, move: str) -> HttpResponse:
    """Take one step with many: the committee decides on a list."""
    offers = {one.code: one for one, _words in many_moves(request.user)}
    if move not in offers:
        raise Http404
    wanted = offers[move]
    rounds = _rounds(request, wanted)
    round = next((one for one in rounds if one.pk == request.GET.get("round")), None) or _usual(rounds)
    districts = area_filter(request.user, request.GET.get("area", ""), "producer__area_id")
    area = request.GET.get("area", "")
    rows = _rows(request, wanted).filter(round=round)
    if area in dict(districts.choices or ()):
        rows = districts.apply(rows, area)
    else:
        area = ""
    found = list(listed(rows).order_by("producer__area_id", "producer__sort_key", "pk")[:MOST])
    asked = set(request.POST.getlist("chosen"))
    chosen = [row for row in found if str(row.pk) in asked]
    form = StepForm(request.POST or None, move=wanted, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.take_step(chosen, wanted, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            words = _("%(number)s registrations: %(state)s.")
            state = RegistrationState(wanted.after).label
            messages.success(request, words % {"number": len(done), "state": state})
            query = urlencode({"round": round.pk if round else "", "state": wanted.after, "area": area})
            return redirect(f"{reverse('producers:registrations')}?{query}")
    missing = Missing.of_list()
    lines = [
        (row, place(row.producer.area), missing.words(row), not asked or str(row.pk) in asked)
        for row in found
    ]
    content = {
        "form": form,
        "lines": lines,
        "title": WORDS[wanted.code],
        "move": wanted,
        "moves": many_moves(request.user),
        "rounds": rounds,
        "round": round,
        "districts": districts.choices,
        "area": area,
        "agenda_url": _agenda(wanted, round, area, districts.choices),
    }
    return render(request, "producers/registration_steps.html", content, status=422 if form.errors else 200)


def _rows(request: SignedIn, move: Move) -> RegistrationSet:
    return Registration.objects.open_to(request.user, "edit").filter(state__in=move.before)


def _rounds(request: SignedIn, move: Move) -> list[Round]:
    """The rounds in which somebody waits for this step; without any, all."""
    waiting = list(Round.objects.filter(pk__in=_rows(request, move).values("round")))
    return waiting or list(Round.objects.all())


def _usual(rounds: list[Round]) -> Round | None:
    return offered(rounds) or (rounds[0] if rounds else None)


def _agenda(move: Move, round: Round | None, area: str, districts: Any) -> str:
    """The committee's list of the district that is shown; of several there is none."""
    shown = area or (districts[0][0] if districts and len(districts) == 1 else "")
    if move.before != (RegistrationState.DISTRICT,) or round is None or not shown:
        return ""
    return f"{reverse('producers:agenda')}?{urlencode({'round': round.pk, 'area': shown})}"
