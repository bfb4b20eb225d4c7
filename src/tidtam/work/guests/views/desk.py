"""What was asked of the villages, and the page on which a request is answered."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.producers.queries import place
from tidtam.work.guests import actions, queries
from tidtam.work.guests.forms import AnswerForm
from tidtam.work.guests.models import State, VisitRequest


@require_safe
@login_required
def requests(request: SignedIn) -> HttpResponseBase:
    """All that was asked of the villages that the reader looks after; without who asks."""
    rows = queries.requests(request.user)
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "village",
                _("Village"),
                lambda row: place(row.community.area),
                sort="community__area_id",
                kind="place",
                link=lambda row: reverse("guests:request", args=[row.pk]),
            ),
            ListColumn("day", _("Day of the visit"), "comes_on", sort="comes_on", kind="date"),
            ListColumn("people", _("People"), "people", sort="people", kind="int"),
            ListColumn("asked", _("Asked"), "asked_at", sort="asked_at", kind="datetime"),
            ListColumn("state", _("State"), queries.shown, sort="state", kind="state"),
        ],
        filters=[
            Filter("state", _("State"), list(State.choices), lambda some, told: some.filter(state=told))
        ],
        title=_("Requests of visitors"),
        name="requests-of-visitors",
        empty=_("Nobody has asked to come yet."),
        sort="-asked",
    )
    return page.download or render(request, "guests/requests.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def request(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One request; who may edit the village's page sees who asks and answers."""
    rows = queries.requests(request.user).select_related("person")
    found = get_object_or_404(rows, pk=key)
    may = VisitRequest.objects.open_to(request.user, "edit").filter(pk=key).exists()
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may:
            raise Http404("not yours to answer")
        if form.is_valid():
            try:
                actions.answer(
                    found,
                    welcome="welcome" in request.POST,
                    answer=form.cleaned_data["answer"],
                    by=request.user,
                )
            except RefusedChange as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("The visitor can read your answer now."))
                return redirect("guests:request", key=key)
    content = {
        "asked": found,
        "area": found.community.area,
        "shown": queries.shown(found),
        "may": may,
        "form": form,
    }
    return render(request, "guests/request.html", content, status=422 if form.errors else 200)
