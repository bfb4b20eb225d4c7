"""The codes of the reader's areas, and how often each was opened."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.codes import scans
from tidtam.ground.codes.models import Code, CodeSet
from tidtam.ground.codes.opened import kinds
from tidtam.ground.codes.queries import days_of, short_address, with_counts
from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.public import whole
from tidtam.kit.qr import qr


@require_safe
@login_required
def codes(request: SignedIn) -> HttpResponseBase:
    """What stands behind the QRs that were printed, with openings of the last thirty days and in all."""
    scans.fold()
    words = dict(kinds())
    rows = with_counts(Code.objects.open_to(request.user, "view").select_related("area"))
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "label", _("Leads to"), sort="label", link=lambda row: reverse("codes:code", args=[row.pk])
            ),
            ListColumn("kind", _("Kind"), value=lambda row: words.get(row.kind, row.kind)),
            ListColumn("area", _("Area"), value="area.label", sort=("area_id", "label"), kind="place"),
            ListColumn("lately", _("Opened in 30 days"), sort="lately", kind="int"),
            ListColumn("openings", _("Opened in all"), sort="openings", kind="int"),
            ListColumn("id", _("Code"), sort="id", kind="code"),
            ListColumn("made_at", _("Made on"), sort="made_at", kind="date"),
        ],
        filters=[
            Filter("q", _("Search"), None, lambda rows, typed: rows.filter(label__icontains=typed)),
            Filter("kind", _("Kind"), sorted(words.items(), key=lambda one: one[1]), _of_kind),
            Filter(
                "area",
                _("Area"),
                _districts(request),
                lambda rows, code: rows.filter(within(code, "area_id")),
            ),
        ],
        title=_("QR codes"),
        name="codes",
        empty=_("No QR was printed in your area yet."),
        sort="-lately",
    )
    return page.download or render(request, "codes/list.html", {"page": page})


@require_safe
@login_required
def code(request: SignedIn, pk: str) -> HttpResponse:
    """One code: what it leads to, and its openings day by day."""
    rows = with_counts(Code.objects.open_to(request.user, "view").select_related("area"))
    found = get_object_or_404(rows, pk=pk)
    scans.fold()
    found = rows.get(pk=pk)
    short = short_address(found)
    days = days_of(found)
    content = {
        "code": found,
        "kind": kinds().get(found.kind, found.kind),
        "short": short,
        "whole": whole(request, short) if short else "",
        "qr": qr(whole(request, short)) if short else "",
        "days": days,
        "most": max((day.openings for day in days), default=0),
        "subject": f"codes.code:{found.pk}",
    }
    return render(request, "codes/code.html", content)


def _of_kind(rows: CodeSet, kind: str) -> CodeSet:
    return rows.filter(subject__startswith=f"{kind}:")


def _districts(request: SignedIn) -> list[tuple[str, str]]:
    """The districts of the reader's areas."""
    rows = (
        Area.objects.open_to(request.user, "view")
        .filter(exists_until=None, level=Level.DISTRICT)
        .order_by("sort_key")
    )
    return [(row.code, row.label) for row in rows[:120]]
