"""Entering a producer, changing it, changing its contact; each form survives a lost connection."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.forms import PICK
from tidtam.ground.jobs.actions.receipts import once
from tidtam.ground.privacy.forms import ConsentForm
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.forms import unchecked
from tidtam.registers.producers import queries
from tidtam.registers.producers.actions import (
    ChangedMeanwhile,
    ProducerRow,
    add_producer,
    change_producer,
    keep_contact,
    set_consents,
)
from tidtam.registers.producers.forms import ContactForm, ProducerForm, contact_row, refuse
from tidtam.registers.producers.forms.contact import TOLD
from tidtam.registers.producers.forms.producer import values_of
from tidtam.registers.producers.forms.seen import tell_clashes
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries.matches import Match
from tidtam.registers.producers.twins import MayBeThere, require_no_twin

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@login_required
def new(request: SignedIn) -> HttpResponseBase:
    """Enter a producer, with the person to contact; it counts once a round registers it."""
    within = request.user.reach("edit")
    if not within:
        raise PermissionDenied
    given = request.POST if request.method == "POST" else None
    form = ProducerForm(given, within=within)
    person = ContactForm(given, needed=False)
    consents = ConsentForm(given)
    if given is not None and PICK in given:
        for part in (form, person, consents):
            unchecked(part)
    elif given is not None and all([form.is_valid(), person.is_valid(), consents.is_valid()]):
        try:
            made = _entered(request, form, person, consents)
        except MayBeThere as found:
            return _page(request, form, given, person=person, consents=consents, twins=found.matches)
        if made is not None:
            messages.success(
                request,
                _("The producer is entered under the number %(code)s; enter its products next.")
                % {"code": made.code},
            )
            return stored(redirect("producers:producer", pk=made.pk), form.cleaned_data["draft"])
    return _page(request, form, given, person=person, consents=consents)


@require_http_methods(FORM_METHODS)
@login_required
def change(request: SignedIn, pk: int) -> HttpResponseBase:
    """Change a producer: all of it as an officer, its own description as one of its people."""
    found = _open(request, pk)
    office = request.user.may("edit", found.area_id)
    given = request.POST if request.method == "POST" else None
    form = ProducerForm(given, within=request.user.reach("edit"), office=office, producer=found)
    if given is not None and PICK in given:
        unchecked(form)
    elif given is not None and form.is_valid() and _changed(request, form, found):
        return stored(redirect("producers:producer", pk=found.pk), form.cleaned_data["draft"])
    return _page(request, form, given, producer=found)


@require_http_methods(FORM_METHODS)
@login_required
def contact(request: SignedIn, pk: int) -> HttpResponseBase:
    """The person of the producer, and what that person allows to be published."""
    found = _open(request, pk)
    given = request.POST if request.method == "POST" else None
    form = ContactForm(given, person=found.person)
    allowed = queries.allowed(found)
    consents = ConsentForm(given, initial={f"consent_{purpose}": True for purpose in allowed})
    if given is not None and all([form.is_valid(), consents.is_valid()]):
        before = {name: getattr(found.person, name) for name in TOLD} if found.person else None
        try:
            with transaction.atomic():
                keep_contact(found, contact_row(form, found.area_id), before=before, by=request.user)
                set_consents(found, set(consents.chosen()), how=_how(request, found), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The contact is saved."))
            return redirect("producers:producer", pk=found.pk)
    return render(
        request,
        "producers/contact.html",
        {"producer": found, "form": form, "consents": consents},
        status=422 if given is not None else 200,
    )


def _open(request: SignedIn, pk: int) -> Producer:
    rows = Producer.objects.open_to(request.user, "describe").standing()
    return get_object_or_404(rows.select_related(queries.PLACE, "person"), pk=pk)


def _entered(
    request: SignedIn, form: ProducerForm, person: ContactForm, consents: ConsentForm
) -> Producer | None:
    """The producer, the same again when the page was sent twice; None with what was wrong at its field.

    `MayBeThere` where the register may have it already and nobody said that it is another.
    """
    values = form.values()
    row = ProducerRow(
        code=values.pop("code"),
        kind=values.pop("kind"),
        name_th=values.pop("name_th"),
        area=values.pop("area"),
        told=values,
    )

    def enter() -> int:
        if "another" not in request.POST:
            require_no_twin(form.cleaned_data, person.cleaned_data, by=request.user)
        made = add_producer(row, by=request.user)
        if person.filled:
            keep_contact(made, contact_row(person, row.area), by=request.user)
            set_consents(made, set(consents.chosen()), how=_how(request, made), by=request.user)
        return made.pk

    content = {key: sorted(value) if isinstance(value, list) else str(value) for key, value in values.items()}
    try:
        key = once(
            form.cleaned_data["draft"],
            "producers.new",
            [row.kind, row.name_th, row.area, content],
            enter,
            by=request.user,
        )
    except MayBeThere:
        raise
    except ValidationError as refusal:
        refuse(form, refusal)
        return None
    return Producer.objects.select_related("area").get(pk=key)


def _changed(request: SignedIn, form: ProducerForm, found: Producer) -> bool:
    """Whether it was taken; what others changed meanwhile stands in the form then."""
    now = values_of(found)
    since = form.against(now)
    if since.clashes:
        form.seen_now(now, since.theirs)
        tell_clashes(form, since.clashes)
        return False
    try:
        changed = change_producer(found, since.mine, by=request.user)
    except ChangedMeanwhile as refusal:
        form.seen_now(now | refusal.now, since.theirs)
        tell_clashes(form, refusal.now)
        return False
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    messages.success(request, _("The change is saved.") if changed else _("Nothing was changed."))
    if since.theirs:
        messages.info(request, _("What somebody else changed in the meantime was kept."))
    return True


def _how(request: SignedIn, producer: Producer) -> str:
    """How the person said what may be published, for the proof."""
    if request.user.may("edit", producer.area_id):
        return _("Told the officer %(officer)s") % {"officer": request.user.label}
    return _("Own entry by %(person)s") % {"person": request.user.label}


def _page(
    request: SignedIn,
    form: ProducerForm,
    given: Any,
    *,
    producer: Producer | None = None,
    person: ContactForm | None = None,
    consents: ConsentForm | None = None,
    twins: Sequence[Match] = (),
) -> HttpResponse:
    parts: Sequence[Any] = [one for one in (form, person, consents) if one is not None]
    wrong = given is not None and PICK not in given
    return render(
        request,
        "producers/form.html",
        {
            "form": form,
            "producer": producer,
            "person": person,
            "consents": consents,
            "parts": parts,
            "twins": twins,
            "fresh": given is None,
            "key": f"producer:{request.user.pk}:{producer.pk if producer else 'new'}",
        },
        status=422 if wrong else 200,
    )
