"""What was confirmed becomes a meeting with its agenda, its resolution and what it asks of the villages."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import refuse
from tidtam.reporting.intake.actions import take_in
from tidtam.reporting.intake.drafting import draft_of
from tidtam.reporting.intake.forms import TakeForm
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.offers import posts_of, work_items_of
from tidtam.reporting.intake.views.opening import opened, person
from tidtam.reporting.meetings.views.meetings import address


@login_required
def take(request: HttpRequest, key: UUID) -> HttpResponse:
    """Once for each paper; who comes back later sees the meeting."""
    intake = opened(request, key)
    if intake.meeting is not None:
        return redirect(address(intake.meeting))
    told = draft_of(intake, _names(intake))
    form = TakeForm(request.POST or None, intake=intake, told=told)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = take_in(intake, form.minutes(), key=form.cleaned_data["key"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("Meeting %(reference)s is taken in; matters to follow up made: %(count)s.")
                % {"reference": meeting.reference, "count": len(form.cleaned_data["villages"])},
            )
            answer = redirect(address(meeting))
            stored(answer, form.cleaned_data["draft"])
            return answer
    content = {"intake": intake, "form": form, "told": told, "fresh": request.method == "GET"}
    return render(request, "intake/take.html", content, status=422 if form.errors else 200)


def _names(intake: Intake) -> dict[str, str]:
    """Of everything that was chosen, by code."""
    codes = [value for kind in ("district", "village") for _one, value in intake.kept(kind)]
    areas = {code: area.label for code, area in Area.objects.in_bulk(codes).items()}
    posts = {post.code: post.name_th for post in posts_of(intake.committee)}
    return {**areas, **posts, **{item.code: item.name_th for item in work_items_of(intake)}}
