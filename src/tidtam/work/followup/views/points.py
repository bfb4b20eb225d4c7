"""Villages without a point, and the visits that propose one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.kit.lists import listing
from tidtam.work.followup import actions, queries, round_lists
from tidtam.work.followup.models import Visit
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person


@login_required
@require_safe
def points(request: HttpRequest) -> HttpResponseBase:
    page = listing(
        request,
        queries.pointless(person(request)),
        round_lists.point_columns(),
        title=_("Villages without a point"),
        name="points",
        empty=_("Every village of the programme in your area has its point."),
    )
    return page.download or render(request, "followup/points.html", {"page": page})


@require_POST
@login_required
def take_point(request: HttpRequest, key: UUID) -> HttpResponse:
    """The position of the visit becomes the village's point."""
    user = person(request)
    visit = get_object_or_404(Visit.objects.open_to(user, "view").select_related("area"), pk=key)
    if not user.may("edit", visit.area_id):
        raise Http404
    try:
        actions.take_point(visit, by=user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The village has its point; visits from now on are compared with it."))
    return redirect("followup:visit", key=visit.pk)
