"""Publishing resolutions, and the open record that anybody reads: a page, JSON, CSV."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.kit.http import address
from tidtam.kit.notice import notice
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.models import Resolution
from tidtam.reporting.meetings.queries.published import Published, public, public_bodies, published
from tidtam.reporting.meetings.views.opening import opened, person

PAGE, MANY = 20, 500  # of the page, of one answer to a machine
LICENCE = "CC BY 4.0"
COLUMNS = (
    *("id", "body", "body_name", "meeting", "held_on", "item", "number", "kind", "text", "effective_on"),
    *("areas", "responsible", "due_on", "asked", "done", "dropped", "open", "late", "published_at"),
)


@login_required
@require_safe
def publish(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The meeting's resolutions as a stranger would read them, each to be published or taken back."""
    row = opened(request, body, year, number, "secretary")
    rows = list(row.resolutions.select_related("meeting__committee", "item"))
    content = {"meeting": row, "rows": list(zip(rows, published(rows), strict=True))}
    return render(request, "meetings/publish.html", content)


@login_required
@require_POST
def publish_step(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    """do: "publish", or "unpublish" with a reason."""
    row = opened(request, body, year, number, "secretary")
    resolution = get_object_or_404(row.resolutions, pk=pk)
    try:
        if request.POST.get("do") == "unpublish":
            reason = request.POST.get("reason", "")[:400]
            actions.unpublish_resolution(resolution, reason=reason, by=person(request))
            messages.success(request, _("The resolution is no longer public."))
        else:
            actions.publish_resolution(resolution, by=person(request))
            messages.success(request, _("The resolution is public."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("meetings:publish", body, year, number)


@login_not_required
@require_safe
def resolutions(request: HttpRequest) -> HttpResponse:
    """What was resolved, for everybody."""
    rows, asked = _asked(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    content: dict[str, Any] = {
        "page": page,
        "rows": published(page.object_list),
        "bodies": public_bodies(),
        "asked": asked,
        "before": _address(request, asked, page.number - 1) if page.has_previous() else "",
        "after": _address(request, asked, page.number + 1) if page.has_next() else "",
        "licence": LICENCE,
        "kinds": dict(Resolution.Kind.choices),
    }
    return _public(render(request, "meetings/open_resolutions.html", content))


@login_not_required
@require_safe
def resolutions_json(request: HttpRequest) -> HttpResponse:
    """The record in pages of 500: next leads on, null at the end."""
    rows, asked = _asked(request)
    page = Paginator(rows, MANY).get_page(request.GET.get("page"))
    words = notice()
    answer = {
        **({"notice": words} if words else {}),
        "licence": LICENCE,
        "count": page.paginator.count,
        "next": _address(request, asked, page.number + 1) if page.has_next() else None,
        "resolutions": [one.record() for one in published(page.object_list)],
    }
    return _public(JsonResponse(answer, json_dumps_params={"ensure_ascii": False}))


@login_not_required
@require_safe
def resolutions_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table: a resolution a row, several areas or posts with a bar between them."""
    rows, _asked_for = _asked(request)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([*COLUMNS, "licence", *(["notice"] if notice() else [])])
    for one in published(rows[: MANY * 20]):
        table.writerow([*_cells(one), LICENCE, *([notice()] if notice() else [])])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="resolutions.csv"'
    return _public(answer)


def _cells(one: Published) -> list[Any]:
    """Text that a spreadsheet would take for a formula is told as text."""
    areas = " | ".join(f"{place.name} ({place.code})" for place in one.areas)
    cells = [
        one.key, one.body, one.body_name, one.meeting, one.held_on, one.item, one.number, one.kind, one.text,
        one.effective_on, areas, " | ".join(one.responsible), one.due_on or "", one.matters.asked,
        one.matters.done, one.matters.dropped, one.matters.open, one.matters.late, one.published_at.isoformat(),
    ]  # fmt: skip
    return [f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" else cell for cell in cells]


def _asked(request: HttpRequest) -> tuple[Any, dict[str, str]]:
    """By body and by year (พ.ศ.); what is no year asks nothing."""
    asked = {"body": request.GET.get("body", "")[:40], "year": request.GET.get("year", "")[:4]}
    rows = public()
    if asked["body"]:
        rows = rows.filter(meeting__committee__code=asked["body"])
    if asked["year"].isdecimal():
        rows = rows.filter(meeting__year=int(asked["year"]))
    return rows, asked


def _address(request: HttpRequest, asked: dict[str, str], page: int) -> str:
    return address(request.path, {**asked, "page": str(page)})


def _public(response: HttpResponse) -> HttpResponse:
    """Kept on the way for five minutes: it is the same for everybody."""
    response["Cache-Control"] = "public, max-age=300"
    return response
