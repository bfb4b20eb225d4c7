"""The trail, to be read by the officers of the area and by auditors."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail import queries, verbs
from tidtam.ground.trail.http import SignedIn
from tidtam.ground.trail.models import Entry, EntryQuerySet
from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn, listing

MOST_SHOWN = 500


@require_safe
@login_required
def entries(request: SignedIn) -> HttpResponseBase:
    """Everything that was done in the areas that this person reads about, newest first."""
    if not request.user.reach("trail"):
        raise PermissionDenied
    page = listing(
        request,
        Entry.objects.open_to(request.user, "trail").order_by("-id"),
        _columns(),
        filters=_filters(),
        title=_("Trail"),
        name="trail",
        empty=_("Nothing has been recorded in your area yet."),
        sort="-at",
    )
    return page.download or render(request, "trail/list.html", {"page": page})


@require_safe
@login_required
def entry(request: SignedIn, pk: int) -> HttpResponse:
    """One entry whole: what was there before, what after."""
    found = get_object_or_404(Entry.objects.open_to(request.user, "trail"), pk=pk)
    return render(request, "trail/entry.html", {"line": queries.line(found)})


@require_safe
@login_required
def record(request: SignedIn, subject: str) -> HttpResponse:
    """All that happened to one record: its past versions, newest first."""
    lines = queries.of_record(request.user, subject, MOST_SHOWN)
    if not lines:
        raise Http404
    return render(request, "trail/record.html", {"subject": subject, "lines": lines})


def _columns() -> list[ListColumn]:
    return [
        ListColumn("at", _("When"), kind="datetime", sort="id", link=_link),
        ListColumn("verb", _("What was done"), value=lambda one: verbs.word(one.verb), sort="verb"),
        ListColumn("summary", _("About"), value="summary"),
        ListColumn("who", _("Who"), value=queries.who, sort="actor_label"),
        ListColumn("area", _("Area"), kind="code", sort="area"),
        ListColumn("subject", _("Record (code)"), kind="code", sort="subject", sheet_only=True),
        ListColumn("detail", _("Details"), value=_detail, sheet_only=True),
        ListColumn("request_id", _("Request"), kind="code", sheet_only=True),
    ]


def _filters() -> list[Filter]:
    return [
        Filter("q", _("Person or text"), None, _mentions),
        Filter("verb", _("What was done"), verbs.choices(), lambda rows, verb: rows.filter(verb=verb)),
        Filter("area", _("Area (code)"), None, lambda rows, code: rows.filter(within(code, "area"))),
        Filter("subject", _("Record (code)"), None, lambda rows, text: rows.filter(subject__startswith=text)),
        Filter("from", _("From day"), None, lambda rows, text: rows.filter(at__gte=_midnight(text))),
        Filter("until", _("Until day"), None, lambda rows, text: rows.filter(at__lt=_midnight(text, days=1))),
    ]


def _mentions(rows: EntryQuerySet, text: str) -> EntryQuerySet:
    return rows.filter(Q(actor_label__icontains=text) | Q(summary__icontains=text))


def _midnight(text: str, days: int = 0) -> datetime:
    day: date = calendar.parse_date(text) + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=clock.BANGKOK)


def _link(one: Entry) -> str:
    return reverse("trail:entry", args=[one.pk])


def _detail(one: Entry) -> str:
    line = queries.line(one)
    changed = [f"{change.what}: {change.before} → {change.after}" for change in line.changes]
    return "; ".join([*changed, *(f"{fact.what}: {fact.value}" for fact in line.facts)])
