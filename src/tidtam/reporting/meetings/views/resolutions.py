"""The secretary records what was resolved; the villages get their actions with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.reporting.meetings.actions import record_resolution
from tidtam.reporting.meetings.forms import ResolutionForm, refuse
from tidtam.reporting.meetings.views.meetings import address
from tidtam.reporting.meetings.views.opening import opened, person


@login_required
def resolve(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    item = request.GET.get("item", "")
    back = reverse("meetings:live", args=[body, year, number]) if "live" in request.GET else address(row)
    form = ResolutionForm(request.POST or None, meeting=row, item=int(item) if item.isdecimal() else None)
    if request.method == "POST" and form.is_valid():
        asks = form.asks()
        try:
            record_resolution(
                row,
                item=form.cleaned_data["item"],
                kind=form.cleaned_data["kind"],
                text=form.cleaned_data["text"],
                asks=asks,
                effective_on=form.cleaned_data["effective_on"],
                key=form.cleaned_data["key"],
                by=person(request),
            )
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("The resolution is recorded; matters to follow up made: %(count)s.") % {"count": len(asks)},
            )
            return redirect(back)
    content = {"meeting": row, "form": form, "back": back}
    return render(request, "meetings/resolve.html", content, status=422 if form.errors else 200)
