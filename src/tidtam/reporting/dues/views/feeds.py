"""One's own calendar address, and what a calendar programme gets there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.alone import alone, unkept
from tidtam.kit.rates import allowed
from tidtam.kit.secret_links import print_of
from tidtam.reporting.dues import actions, calendar
from tidtam.reporting.dues.models import CalendarFeed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def feed(request: SignedIn) -> HttpResponse:
    """Whether there is an address, and a new one, which is shown once."""
    address = ""
    if request.method == "POST":
        path = reverse("calendar", args=[actions.open_feed(request.user)])
        address = request.build_absolute_uri(path)
    found = CalendarFeed.objects.filter(user=request.user, closed_at=None).first()
    count = len(calendar.owed_by(request.user))
    page = render(request, "dues/feed.html", {"feed": found, "address": address, "count": count})
    return unkept(page) if address else page


@require_POST
@login_required
def close_feed(request: SignedIn) -> HttpResponse:
    """From now on the address leads nowhere."""
    if actions.close_feed(request.user):
        messages.success(request, _("The calendar's address is closed."))
    return redirect("dues:feed")


@alone
@require_safe
def ics(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar; the same plain answer for an address that is closed and for one that never was."""
    if not allowed(request, "calendar", print_of(token)):
        return HttpResponse(status=429, content_type="text/plain")
    found = calendar.feed_of(token)
    if found is None:
        return HttpResponse(status=404, content_type="text/plain")
    with translation.override(found.user.language or "th"):
        content = calendar.written(found.user, request.build_absolute_uri("/"))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="tidtam.ics"'
    return response
