"""What is asked about a report, and explaining it away."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.trail.http import SignedIn
from tidtam.work.sales import checks
from tidtam.work.sales.actions import NotAsked
from tidtam.work.sales.actions import explain as explain_flag
from tidtam.work.sales.forms import ExplanationForm
from tidtam.work.sales.models import Explanation, Report


class Shown(NamedTuple):
    """A flag as the page shows it."""

    flag: checks.Flag
    explanation: Explanation | None
    name: str | Promise


def flags_of(report: Report) -> list[Shown]:
    """What is asked about the report, explained or not."""
    standing = checks.asked([report.pk]).get(report.pk, [])
    return [Shown(one.flag, one.explanation, checks.CODES[one.flag.code]) for one in standing]


def flags_context(report: Report) -> dict[str, object]:
    """For sales/checks/flags.html; past: what was explained and is asked no more."""
    shown = flags_of(report)
    return {
        "flags": shown,
        "waiting": sum(one.explanation is None for one in shown),
        "past": checks.no_longer_asked(report.pk, [one.explanation for one in shown if one.explanation]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def explain(request: SignedIn, pk: int, check: str) -> HttpResponse:
    """Say why a flagged amount is right; the flag stays, with what was said."""
    report = get_object_or_404(Report.objects.open_to(request.user, "edit").select_related("producer"), pk=pk)
    about = request.POST.get("about", "") if request.method == "POST" else request.GET.get("about", "")
    alike = [one for one in flags_of(report) if one.flag.code == check and about in ("", one.flag.subject)]
    if not alike:
        messages.info(request, _("This is no longer asked: the amount or what it was compared with changed."))
        return redirect("sales:report", pk=pk)
    one = alike[0]
    initial = {"text": one.explanation.text if one.explanation else "", "about": one.flag.subject}
    form = ExplanationForm(request.POST) if request.method == "POST" else ExplanationForm(initial=initial)
    if form.is_bound and form.is_valid():
        try:
            explain_flag(pk, one.flag, form.cleaned_data["text"], by=request.user)
        except NotAsked as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return redirect("sales:report", pk=pk)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The explanation is kept with the report."))
            return redirect("sales:report", pk=pk)
    return render(
        request,
        "sales/checks/explain.html",
        {"form": form, "report": report, "one": one, "back": reverse("sales:report", args=[pk])},
        status=422 if form.is_bound else 200,
    )
