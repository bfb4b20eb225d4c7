"""The form in which a village's month is reported or corrected; made for a phone."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit.calendar import month_code, month_long, next_month
from tidtam.kit.drafts import stored
from tidtam.work.results import rules
from tidtam.work.results.actions import tell_not_applicable, tell_result
from tidtam.work.results.forms import ResultForm, refuse
from tidtam.work.results.models import INCOME, VISITORS, ResultRevision
from tidtam.work.results.queries.around import began_in
from tidtam.work.results.views.opening import month_of, opened


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tell(request: SignedIn, code: str, month: str) -> HttpResponseBase:
    """Report one month of a village, or correct what was said of it."""
    community, asked = opened(request, code), month_of(month)
    if not rules.may_report(request.user, code):
        raise Http404
    stands = ResultRevision.objects.standing().filter(result__area=code, result__month=asked).first()
    is_sent = request.method == "POST"
    form = ResultForm(request.POST if is_sent else None, month=asked, stands=stands)
    if is_sent and form.is_valid() and _told(request, form, community.area, asked):
        messages.success(request, _("The results of %(month)s are recorded.") % {"month": month_long(asked)})
        return stored(redirect("results:village", code=code), form.cleaned_data["draft"])
    content = {
        "form": form,
        "area": community.area,
        "month": asked,
        "month_code": month_code(asked),
        "stands": stands,
        "fresh": not is_sent,
        "is_before": asked < began_in([code])[code],
        "visitors": [form[name] for name in VISITORS],
        "income": [form[name] for name in INCOME],
    }
    return render(request, "results/tell.html", content, status=422 if form.errors else 200)


def _told(request: SignedIn, form: ResultForm, area: Area, month: date) -> bool:
    told = form.cleaned_data
    try:
        tell_result(
            area,
            month,
            form.row(),
            reason=told.get("reason", ""),
            version=told["version"],
            by=request.user,
        )
        if last := form.last_month():
            tell_not_applicable(area, next_month(month), last, because=told["because"], by=request.user)
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    return True
