"""One paper: its text with what was read out of it, and what a person says of each proposal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.http import serve
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import refuse
from tidtam.reporting.intake.actions import decide, discard, read_again
from tidtam.reporting.intake.forms import DecisionForm
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.segments import pieces
from tidtam.reporting.intake.views.opening import opened, person
from tidtam.reporting.meetings.views.meetings import address as meeting_address


@login_required
def paper(request: HttpRequest, key: UUID) -> HttpResponse:
    """Look at it, say what is right, save, and go on another day; a taken-in paper only shows."""
    intake = opened(request, key)
    form = DecisionForm(request.POST or None, intake=intake)
    if request.method == "POST" and form.is_valid():
        said = form.with_sure_ones() if "sure" in request.POST else form.said()
        try:
            decide(intake, said, version=form.cleaned_data["version"], by=person(request))
        except ValidationError as refusal:
            refuse(form, refusal)
            form.look_again(Intake.objects.get(pk=intake.pk).version)
        else:
            messages.success(request, _("Saved. You can go on now or on another day."))
            answer = redirect("intake:take" if "next" in request.POST else "intake:paper", key=key)
            stored(answer, form.cleaned_data["draft"])
            return answer
    passages = list(intake.passages.select_related("resolution__item", "resolution__meeting"))
    content = {
        "intake": intake,
        "form": form,
        "fresh": request.method == "GET",
        "groups": list(form.groups()),
        "against": [(doubt, _concerned(intake, doubt)) for doubt in intake.contradictions],
        "pieces": pieces(intake.text, intake.proposals, [one.start for one in passages]),
        "passages": passages,
        "meeting_address": meeting_address(intake.meeting) if intake.meeting else "",
    }
    return render(request, "intake/paper.html", content, status=422 if form.errors else 200)


def _concerned(intake: Intake, doubt: dict[str, Any]) -> int | None:
    """The first proposal that the contradiction is about."""
    for place, one in enumerate(intake.proposals):
        if (
            doubt["kind"] in one["contradictions"]
            and one["start"] < doubt["end"]
            and doubt["start"] < one["end"]
        ):
            return place
    return None


@login_required
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The paper as it was sent."""
    intake = opened(request, key)
    if intake.file is None:
        raise Http404
    return serve(intake.file)


@login_required
@require_POST
def again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Read once more, as the register stands now."""
    intake = opened(request, key)
    if intake.meeting_id is not None:
        raise Http404
    read_again(intake, by=person(request))
    messages.success(request, _("The paper is read again; what you said of it stays."))
    return redirect("intake:paper", key=key)


@login_required
@require_POST
def throw_away(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was read, and the file; of a paper that was taken in nothing is thrown away."""
    intake = opened(request, key)
    if intake.meeting_id is not None:
        raise Http404
    discard(intake, by=person(request))
    messages.success(request, _("The paper is thrown away."))
    return redirect("intake:list")
