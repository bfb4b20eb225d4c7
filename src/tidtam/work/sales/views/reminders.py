"""Reminding those who have not reported: a look at what goes out, text to copy, the order of the e-mails."""

from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.jobs.models import Job
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.calendar import month_code, parse_month_code
from tidtam.work.sales.actions.links import expiry
from tidtam.work.sales.actions.reminders import remind, slot_of
from tidtam.work.sales.choices import months_on_record
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.producer import last_ended
from tidtam.work.sales.queries.reminders import Circular, circulars
from tidtam.work.sales.reminder_texts import for_line, for_producer
from tidtam.work.sales.views.missing import sheet_url


class Shown(NamedTuple):
    """A district's text for LINE, the mail that the first producer of it would get, the sheets of its villages."""

    circular: Circular
    line: str
    rows: int
    mail: tuple[str, str] | None
    sheets: list[tuple[str, str, int]]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reminders(request: SignedIn) -> HttpResponse:
    """What would be sent for an area and month; sent by POST."""
    area = _area(request)
    month, problem = _month(request)
    today = clock.today()
    if request.method == "POST" and not problem:
        try:
            job = remind(area.code, month, by=request.user, site=request.build_absolute_uri("/"))
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            messages.success(request, _("The reminders are on their way."))
            return redirect(job)
    site = request.build_absolute_uri("/")
    found = [_shown(one, today, site) for one in circulars(area.code, month)]
    return render(
        request,
        "sales/reminders.html",
        {
            "tab": "completeness",
            "area": area,
            "month": month,
            "code": month_code(month),
            "months": months_on_record(month_code(month)),
            "problem": problem,
            "found": found,
            "silent": sum(len(one.circular.silent) for one in found),
            "producers": sum(len(one.circular.by_address) for one in found),
            "officers": sum(len(one.circular.officers) for one in found),
            "without": sum(one.circular.without_address for one in found),
            "job": Job.objects.filter(slot=slot_of(area.code, month, today)).first(),
        },
        status=422 if request.method == "POST" else 200,
    )


def _shown(one: Circular, today: date, site: str) -> Shown:
    text = for_line(one, today)
    first = next(iter(one.by_address.values()), None)
    mail = None
    if first:  # the secret is made when the mail is
        example = {silent.key: f"{site}tell/…/" for silent in first}
        mail = for_producer(one, first, today, example, ReportLink(expires_at=expiry(one.due)).last_day)
    return Shown(one, text, min(text.count("\n") + 2, 24), mail, _sheets(one))


def _sheets(one: Circular) -> list[tuple[str, str, int]]:
    """Village, where its sheet is made, and how many of it are silent."""
    found = [(village, sheet_url(names[0].area, one.month), len(names)) for village, names in one.villages]
    return [line for line in found if line[1]]


def _area(request: SignedIn) -> Area:
    """A province or what lies in it, in which the reader may edit; 404 for every other."""
    reach = request.user.reach("edit")
    code = request.GET.get("area", "") or (common_area(reach) if reach else "")
    if not (code.isascii() and code.isdigit() and len(code) >= Level.PROVINCE):
        raise Http404
    if not request.user.may("edit", code):
        raise Http404
    return get_object_or_404(Area, pk=code)


def _month(request: SignedIn) -> tuple[date, str]:
    asked = request.GET.get("month", "")
    try:
        month = parse_month_code(asked) if asked else last_ended()
    except ValidationError as error:
        return last_ended(), " ".join(error.messages)
    if month > last_ended():
        return last_ended(), _("This month is not over.")
    return month, ""
