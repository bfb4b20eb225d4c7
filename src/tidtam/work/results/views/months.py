"""What was said of months: the rows of the figures, and one month of a village with its revisions."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.calendar import month_code, month_long
from tidtam.kit.lists import listing
from tidtam.kit.moments import moment_asked
from tidtam.work.results import rules
from tidtam.work.results.forms import LABELS
from tidtam.work.results.lists import months as month_list
from tidtam.work.results.models import INCOME, VISITORS, Result
from tidtam.work.results.queries.around import began_in
from tidtam.work.results.views.opening import month_of, opened, sees_any


@require_safe
@login_required
def months(request: SignedIn) -> HttpResponseBase:
    """Every month of a village of which something was said, in the reader's areas."""
    if not sees_any(request):
        raise Http404
    known_at = moment_asked(request)
    page = listing(
        request,
        month_list.rows(request.user, known_at),
        month_list.columns(),
        filters=month_list.filters(request.user, request.GET.get("area", "")),
        title=_("Results reported"),
        name="results-months",
        empty=_("No results have been reported in your area yet."),
        sort="-month",
    )
    return page.download or render(request, "results/months.html", {"page": page, "known_at": known_at})


@require_safe
@login_required
def month(request: SignedIn, code: str, month: str) -> HttpResponseBase:
    """One month of a village: what stands, and what was said before it was corrected."""
    community, asked, known_at = opened(request, code), month_of(month), moment_asked(request)
    found = Result.objects.filter(area=code, month=asked).first()
    revisions = list(found.revisions.order_by("-number")) if found else []
    if known_at is not None:
        revisions = [one for one in revisions if one.recorded_at <= known_at]
    stands = revisions[0] if revisions else None
    content = {
        "area": community.area,
        "month": asked,
        "month_code": month_code(asked),
        "title": f"{community.area.label} {month_long(asked)}",
        "stands": stands,
        "shown": month_list.shown(stands) if stands else ("none", _("Nothing reported")),
        "visitors": [(LABELS[name], getattr(stands, name, None)) for name in VISITORS],
        "income": [(LABELS[name], getattr(stands, name, None)) for name in INCOME],
        "is_before": asked < began_in([code])[code],
        "revisions": revisions if len(revisions) > 1 else [],
        "known_at": known_at,
        "may_report": rules.may_report(request.user, code),
        "subject": f"results.result:{found.key}" if found else "",
    }
    return render(request, "results/month.html", content)
