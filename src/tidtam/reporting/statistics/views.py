"""Where the province publishes the statistics of its final months."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.reporting.statistics import actions, queries
from tidtam.reporting.statistics.models import Edition
from tidtam.work.sales.models import ProvinceMonth


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def editions(request: SignedIn) -> HttpResponse:
    """The final months, each with its edition or the button that makes it; POST publishes one, or takes one back."""
    if not request.user.reach(actions.VERB):
        raise Http404
    if request.method == "POST":
        try:
            _done(request)
        except RefusedChange as refusal:
            messages.error(request, refusal.messages[0])
        return redirect("statistics:editions")
    rows = queries.months_of(request.user)
    labels = {one.code: one.label for one in Area.objects.filter(pk__in={row.province for row, _one in rows})}
    content = {"rows": [(row, edition, labels.get(row.province, row.province)) for row, edition in rows]}
    return render(request, "statistics/editions.html", content)


def _done(request: SignedIn) -> None:
    if "withdraw" in request.POST:
        rows = Edition.objects.open_to(request.user, actions.VERB)
        edition = get_object_or_404(rows, pk=_number(request.POST["withdraw"]))
        actions.withdraw(edition, reason=request.POST.get("reason", ""), by=request.user)
        messages.success(request, _("The statistics of the month are no longer public."))
        return
    row = get_object_or_404(ProvinceMonth, pk=_number(request.POST.get("month", "")))
    if not request.user.may(actions.VERB, row.province):
        raise Http404
    actions.publish(row.province, row.month, by=request.user)
    messages.success(request, _("The statistics of the month are public now."))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise Http404
    return int(text)
