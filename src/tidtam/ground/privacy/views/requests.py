"""What people asked about their own data, and the answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.ground.privacy import actions, forms
from tidtam.ground.privacy.models import Request, RequestKind
from tidtam.ground.privacy.views import steps
from tidtam.kit import clock
from tidtam.kit.dues import standing
from tidtam.kit.lists import Filter, ListColumn, listing


@require_safe
@login_required
def requests(request: SignedIn) -> HttpResponseBase:
    """All of the areas whose people this officer looks after, open ones first."""
    steps.need(request, "edit", "reveal")
    page = listing(
        request,
        Request.objects.readable(request.user).select_related("person"),
        _columns(),
        filters=[
            Filter(
                "kind", _("What they ask"), RequestKind.choices, lambda rows, kind: rows.filter(kind=kind)
            ),
            Filter(
                "state",
                _("State"),
                [("open", _("Open")), ("done", _("Answered"))],
                lambda rows, state: rows.filter(done_on__isnull=state == "open"),
            ),
        ],
        title=_("Requests"),
        name="requests",
        empty=_("Nobody has asked anything about their data yet."),
        sort="due",
    )
    return page.download or render(
        request, "privacy/requests.html", {"page": page, "reveals": bool(request.user.reach("reveal"))}
    )


@require_http_methods(["GET", "POST"])
@login_required
def add_request(request: SignedIn) -> HttpResponse:
    """Take a request down; ?person= where it came from somebody who is found."""
    steps.need(request, "edit", "reveal")
    asked = request.GET.get("person", "")
    person = (
        steps.theirs(request, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    )
    first = {"received_on": clock.today(), "area": person.area if person else ""}
    form = forms.RequestForm(steps.sent(request), initial=first)
    made: list[Request] = []
    if form.is_valid() and steps.tried(
        form, lambda: made.append(actions.record_request(**form.cleaned_data, person=person, by=request.user))
    ):
        messages.success(request, _("The request is taken down."))
        return redirect("privacy:request", made[0].pk)
    onward = reverse("privacy:person", args=[person.pk]) if person else reverse("privacy:requests")
    return steps.form_page(request, form, _("New request"), onward, about=person)


@require_http_methods(["GET", "POST"])
@login_required
def request_(request: SignedIn, pk: int) -> HttpResponse:
    """One request; while it is open, its answer."""
    found = get_object_or_404(Request.objects.readable(request.user).select_related("person"), pk=pk)
    form = forms.AnswerForm(steps.sent(request), initial={"done_on": clock.today()})
    if form.is_valid() and steps.tried(
        form, lambda: actions.answer_request(found, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("The answer is recorded."))
        return redirect("privacy:request", pk)
    content = {
        "asked": found,
        "state": _state(found),
        "form": form,
        "subject": f"privacy.request:{pk}",
    }
    return render(request, "privacy/request.html", content, status=422 if form.errors else 200)


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "kind",
            _("What they ask"),
            "get_kind_display",
            link=lambda row: reverse("privacy:request", args=[row.pk]),
        ),
        ListColumn("person", _("Data subject"), value=lambda row: str(row.person) if row.person else ""),
        ListColumn("area", _("Area (code)"), sort="area", kind="code"),
        ListColumn("received", _("Received on"), "received_on", sort="received_on", kind="date"),
        ListColumn("due", _("Due date"), "due_on", sort=("done_on", "due_on"), kind="date", blank_last=False),
        ListColumn("state", _("State"), value=_state, kind="state"),
    ]


def _state(row: Request) -> tuple[str, str]:
    if row.done_on is not None:
        return ("done", _("Done as asked")) if row.granted else ("none", _("Not granted"))
    _days, state = standing(row.due_on, clock.today())
    return state, {"late": _("Overdue"), "soon": _("Due soon"), "going": _("Open")}[state]
