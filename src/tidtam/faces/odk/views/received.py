"""What came from ODK Collect: the list, one form as it was filled, and what an officer says of it."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.faces.odk import actions, lists, queries
from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.told import read
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import full_label
from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.kit.calendar import date_short
from tidtam.kit.lists import listing
from tidtam.kit.refusals import RefusedChange
from tidtam.work.followup.models import Answer, Visit
from tidtam.work.followup.queries.checklists import items_of


class SettleForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What came of it"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


@require_safe
@login_required
def submissions(request: SignedIn) -> HttpResponseBase:
    """Everything that came from the area, what waits for somebody first."""
    rows = lists.submission_rows(request.user)
    page = listing(
        request,
        rows,
        lists.submission_columns(rows),
        filters=lists.submission_filters(),
        title=_("Received from ODK Collect"),
        name="odk",
        empty=_("Nothing has come from ODK Collect in your area yet."),
    )
    return page.download or render(request, "odk/submissions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def submission(request: SignedIn, pk: int) -> HttpResponse:
    """One form as it came, whatever became of it; who may edit there, or sent it, settles it."""
    row = get_object_or_404(lists.submission_rows(request.user).defer(None), pk=pk)
    waits = _may_settle(request, row)
    if request.method == "POST" and not waits:
        raise Http404
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle(row, note=form.cleaned_data["note"], by=request.user)
        except RefusedChange as refusal:
            form.add_error("note", refusal)
        else:
            messages.success(request, _("Settled; the reason stays on record."))
            return redirect("odk:submissions")
    area = Area.objects.filter(pk=row.area_code).first()
    content = {
        "row": row,
        "state": lists.shown(row),
        "place": full_label(area) if area is not None else row.area_code,
        "visit": _visit(request, row),
        "said": _said(row),
        "photos": row.photos.select_related("item"),
        "awaited": queries.awaited(row),
        "form": form if waits else None,
        "may_retry": waits and row.state == Submission.State.REFUSED,
        "subject": f"odk.submission:{row.pk}",
    }
    return render(request, "odk/submission.html", content, status=422 if form.errors else 200)


@require_POST
@login_required
def take_again(request: SignedIn, pk: int) -> HttpResponse:
    """Once what stood in the way was set right."""
    row = get_object_or_404(lists.submission_rows(request.user), pk=pk)
    if not _may_settle(request, row):
        raise Http404
    row = actions.take_again(row, by=request.user)
    if row.visit_id is not None:
        messages.success(request, _("The visit is recorded."))
    else:
        messages.error(request, row.reason)
    return redirect("odk:submission", pk=pk)


@require_safe
@login_required
def photo(request: SignedIn, pk: int, photo: int) -> HttpResponseBase:
    """A picture, to whoever may see the form that it came with."""
    rows = Photo.objects.filter(submission__in=Submission.objects.open_to(request.user, "view").values("pk"))
    shot = get_object_or_404(rows.select_related("file"), pk=photo, submission=pk)
    return serve(shot.file, thumbnail="small" in request.GET)


def _may_settle(request: SignedIn, row: Submission) -> bool:
    rows = Submission.objects.open_to(request.user, "edit").unsettled()
    return rows.filter(pk=row.pk).exists()


def _visit(request: SignedIn, row: Submission) -> Visit | None:
    """The one that it became, or beside which it stands."""
    ids = [one for one in (row.instance, row.corrects) if one is not None]
    return Visit.objects.open_to(request.user, "view").filter(pk__in=ids).first()


def _said(row: Submission) -> list[tuple[Any, str]]:
    """Question and answer, as far as the form asked them, in their order."""
    told = read(row.xml)
    asked = {
        "visited_on": _("Day of the visit"),
        "met": _("Who was met (post)"),
        "companions": _("Came along"),
        "position": _("GPS position"),
        "note": _("Note"),
    }
    found = [(words, _answer(name, told.said[name])) for name, words in asked.items() if name in told.said]
    answers = {str(code): str(word) for code, word in Answer.choices}
    for item in items_of(row.checklist):
        said = told.items.get(item.pk, {})
        words = " · ".join(
            filter(None, [answers.get(said.get("answer", ""), said.get("answer", "")), said.get("note", "")])
        )
        if words:
            found.append((f"{item.order}. {item.text}", words))
    return found


def _answer(name: str, said: str) -> str:
    """A day as the office writes it; whatever else as it was filled in."""
    try:
        return date_short(date.fromisoformat(said)) if name == "visited_on" else said
    except ValueError:
        return said
