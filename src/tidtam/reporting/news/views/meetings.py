"""News of meetings: those of whose published resolutions an article may be made."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import reach_q
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.models.meetings import MeetingSet
from tidtam.reporting.news import actions
from tidtam.reporting.news.models import Article
from tidtam.reporting.news.views.room import may_write

MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meetings(request: SignedIn) -> HttpResponseBase:
    """The newest meetings with something published, each with the article that tells of it."""
    if not may_write(request):
        raise PermissionDenied
    rows = _ready(request)
    if request.method == "POST":
        chosen = request.POST.get("meeting", "")
        meeting = get_object_or_404(rows, pk=int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0)
        try:
            made = actions.draft_of_meeting(meeting, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("newsroom:meetings")
        messages.success(request, _("The draft is made; read it, and add what is missing."))
        return redirect("newsroom:article", key=made.key)
    found = list(rows[:MOST])
    told = {
        one.meeting_id: one for one in Article.objects.standing().filter(meeting__in=found).order_by("pk")
    }
    return render(request, "news/meetings.html", {"rows": [(one, told.get(one.pk)) for one in found]})


def _ready(request: SignedIn) -> MeetingSet:
    path = "committee__area_id"
    public = Resolution.objects.filter(meeting=OuterRef("pk"), published_at__isnull=False)
    rows = Meeting.objects.filter(
        reach_q(request.user, "edit", path) | reach_q(request.user, "secretary", path)
    )
    approved = rows.filter(state__in=[Meeting.State.APPROVED, Meeting.State.ARCHIVED]).filter(Exists(public))
    return approved.select_related("committee__area", "chair").order_by("-starts_at")
