"""What the owner of the road said, and what became of the sign."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.files import sent
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.signs import actions
from tidtam.registers.signs.actions.life import ways_on
from tidtam.registers.signs.content import Grant
from tidtam.registers.signs.forms import PermissionForm, StepForm
from tidtam.registers.signs.models import Permission, Sign

#: What a rule calls a field -> what the form of the permission calls it.
NAMES = {"asked_on": "on", "granted_on": "on", "permission_number": "letter", "permission_until": "until"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def permission(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Say what the owner of the road said."""
    found = get_object_or_404(Sign.objects.open_to(request.user, "edit").select_related("area"), key=key)
    form = PermissionForm(request.POST if request.method == "POST" else None, permission=found.permission)
    if request.method == "POST" and form.is_valid():
        try:
            _say(found, form.cleaned_data, request)
        except RefusedChange as refusal:
            refuse(form, refusal, NAMES)
        else:
            messages.success(request, _("Saved."))
            return redirect("signs:sign", key=key)
    content = {"form": form, "sign": found}
    return render(request, "signs/permission.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Record what happened; by who edits there, and what was seen by who visits there."""
    rows = Sign.objects.open_to(request.user, "edit") | Sign.objects.open_to(request.user, "visit")
    found = get_object_or_404(rows.select_related("area"), key=key)
    ways = ways_on(found, request.user)
    if not ways and request.method != "POST":
        raise Http404("nothing follows for this person")
    is_sent = request.method == "POST"
    form = StepForm(*((request.POST, request.FILES) if is_sent else ()), ways=ways)
    photos = _kept_photos(request, form) if is_sent else []
    if is_sent and form.is_valid() and _stepped(request, form, found, photos):
        messages.success(request, _("Saved."))
        return stored(redirect("signs:sign", key=key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "sign": found,
        "fresh": not is_sent,
        "photos": [(file, sent.token(file, request.user)) for file in photos],
    }
    return render(request, "signs/step.html", content, status=422 if form.errors else 200)


def _say(sign: Sign, told: dict[str, Any], request: SignedIn) -> None:
    user = request.user
    match told["what"]:
        case Permission.ASKED:
            actions.ask_permission(sign, on=told["on"], number=told["letter"], by=user)
        case Permission.GRANTED:
            actions.grant_permission(sign, Grant(told["letter"], told["on"], told["until"]), by=user)
        case _:
            actions.refuse_permission(sign, on=told["on"], note=told["note"], by=user)


def _stepped(request: SignedIn, form: StepForm, sign: Sign, photos: list[File]) -> bool:
    told = form.cleaned_data
    try:
        actions.take_step(
            sign,
            told["state"],
            id=told["draft"],
            on=told["on"],
            note=told["note"],
            photos=photos,
            by=request.user,
        )
    except RefusedChange as refusal:
        refuse(form, refusal)
        return False
    except Conflict as conflict:
        form.add_error(None, conflict)
        return False
    return True


def _kept_photos(request: SignedIn, form: StepForm) -> list[File]:
    """What came now and before; kept also when something else in the form is wrong."""
    try:
        return sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
    except sent.PhotosRefused as problem:
        form.add_error("photos", problem)
        return problem.files
