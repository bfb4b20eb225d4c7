"""The log of data breaches: the list, one breach, its form, the report for the PDPC."""

from math import ceil

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.ground.privacy import actions, forms, printing
from tidtam.ground.privacy.models import Breach, Risk
from tidtam.ground.privacy.views import steps
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing


@require_safe
@login_required
def breaches(request: SignedIn) -> HttpResponseBase:
    """The log of the areas whose personal data this officer answers for."""
    steps.need(request, "reveal")
    page = listing(
        request,
        Breach.objects.open_to(request.user, "reveal"),
        _columns(),
        filters=[
            Filter("risk", _("Risk"), Risk.choices, lambda rows, risk: rows.filter(risk=risk)),
            Filter(
                "state",
                _("State"),
                [("open", _("Open")), ("closed", _("Closed"))],
                lambda rows, state: rows.filter(closed_at__isnull=state == "open"),
            ),
        ],
        title=_("Data breaches"),
        name="breaches",
        empty=_("No data breach is on record."),
        sort="-noticed",
    )
    return page.download or render(request, "privacy/breaches.html", {"page": page})


@require_http_methods(["GET", "POST"])
@login_required
def add_breach(request: SignedIn) -> HttpResponse:
    """A new one: from here the clock runs."""
    steps.need(request, "reveal")
    here = clock.local(clock.now())
    first = {"noticed_on": here.date(), "noticed_time": here.time(), "risk": Risk.UNKNOWN}
    first["area"] = min(request.user.reach("reveal"), default="")
    form = forms.BreachForm(steps.sent(request), initial=first)
    made: list[Breach] = []
    if form.is_valid() and steps.tried(
        form, lambda: made.append(actions.record_breach(form.row(), by=request.user))
    ):
        messages.success(request, _("The data breach is noted."))
        return redirect("privacy:breach", made[0].pk)
    return steps.form_page(request, form, _("Note a data breach"), reverse("privacy:breaches"))


@require_safe
@login_required
@never_cache
def breach(request: SignedIn, pk: int) -> HttpResponse:
    """One breach, with the hours that are left."""
    found = _theirs(request, pk)
    content = {
        "breach": found,
        "state": state(found),
        "place": Area.objects.filter(pk=found.area).first(),
        "subject": f"privacy.breach:{pk}",
    }
    return render(request, "privacy/breach.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def change_breach(request: SignedIn, pk: int) -> HttpResponse:
    """What is known by now."""
    found = _theirs(request, pk)
    form = forms.BreachForm(steps.sent(request), initial=forms.BreachForm.of(found))
    if form.is_valid() and steps.tried(
        form, lambda: actions.change_breach(found, form.row(), by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect("privacy:breach", pk)
    return steps.form_page(request, form, _("Data breach"), reverse("privacy:breach", args=[pk]))


@require_POST
@login_required
def close_breach(request: SignedIn, pk: int) -> HttpResponse:
    """Nothing is left to do."""
    found = _theirs(request, pk)
    try:
        actions.close_breach(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The data breach is closed."))
    return redirect("privacy:breach", pk)


@require_safe
@login_required
@never_cache
def report(request: SignedIn, pk: int) -> HttpResponse:
    """The report to the PDPC, on paper."""
    found = _theirs(request, pk)
    response = HttpResponse(printing.breach_report(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="breach-{pk}.pdf"'
    return response


def state(row: Breach) -> tuple[str, str]:
    """The state and its words: hours left, late, reported, closed."""
    if row.closed_at is not None:
        return "done", _("Closed")
    if row.risk == Risk.NONE:
        return "going", _("No report needed")
    if row.reported_at is None:
        hours = ceil((row.report_by - clock.now()).total_seconds() / 3600)
        if hours <= 0:
            return "late", _("The 72 hours are over")
        return "soon", ngettext("%(hours)s hour left", "%(hours)s hours left", hours) % {"hours": hours}
    if row.risk == Risk.HIGH and row.told_at is None:
        return "soon", _("People not told yet")
    return "going", _("Reported to the PDPC")


def _theirs(request: SignedIn, pk: int) -> Breach:
    return get_object_or_404(Breach.objects.open_to(request.user, "reveal"), pk=pk)


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "what", _("What happened"), value=str, link=lambda row: reverse("privacy:breach", args=[row.pk])
        ),
        ListColumn("area", _("Area (code)"), sort="area", kind="code"),
        ListColumn(
            "people", _("Number of people"), "people_count", sort="people_count", kind="int", blank_last=True
        ),
        ListColumn("risk", _("Risk"), "get_risk_display"),
        ListColumn("noticed", _("Noticed at"), "noticed_at", sort="noticed_at", kind="datetime"),
        ListColumn("state", _("State"), value=state, kind="state"),
    ]
