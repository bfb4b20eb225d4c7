"""Forms of visits on paper: for one village, or for several in one PDF."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.work.followup import rules
from tidtam.work.followup.queries import visitable
from tidtam.work.villagers import printing


@require_safe
@login_required
def paper(request: SignedIn) -> HttpResponse:
    """Choose the villages; with villages in the address, their forms as one PDF."""
    chosen = list(dict.fromkeys(request.GET.getlist("area")))
    if not chosen or len(chosen) > printing.AT_ONCE:
        problem = ""
        if chosen:
            problem = _("At most %(most)s villages in one paper; choose fewer.") % {"most": printing.AT_ONCE}
        content = {"open": visitable(request.user), "chosen": chosen, "problem": problem}
        return render(request, "villagers/papers.html", content, status=422 if problem else 200)
    rows = Area.objects.filter(pk__in=chosen, level__in=[Level.VILLAGE, Level.DISTRICT])
    areas = list(rows.select_related("parent__parent").order_by("sort_key", "pk"))
    if len(areas) != len(chosen) or not all(rules.may_visit(request.user, area) for area in areas):
        raise Http404
    form = reverse("followup:new_visit")
    pdf = printing.forms(
        areas, lambda area: request.build_absolute_uri(f"{form}?area={area.code}"), request.user
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="visit-forms.pdf"'
    return response
