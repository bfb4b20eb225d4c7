"""Links for villages' sheets as officers see them: made, shown once with QR and text, listed with what came of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import calendar
from tidtam.kit.alone import unkept
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.qr import qr
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.queries import place
from tidtam.work.sales.actions.links import Made, close_link, renew_link
from tidtam.work.sales.actions.sheet_links import MOST_NAME, MOST_ROWS, make_sheet_link
from tidtam.work.sales.link_refusals import LinkRefused
from tidtam.work.sales.models import SheetLink
from tidtam.work.sales.queries.by_sheet import sheet_links_of, sheet_of_state, sheet_shown
from tidtam.work.sales.queries.links import office_of, report_course, waiting_for
from tidtam.work.sales.views.asking import Asked, asked_of, months_open

PLACE = "area__parent__parent"


@require_safe
@login_required
def sheet_links(request: SignedIn) -> HttpResponseBase:
    """The links of the officer's areas; never an address, which nobody has any longer."""
    if not request.user.reach("edit"):
        raise Http404
    page = listing(
        request,
        sheet_links_of(request.user),
        [
            ListColumn("who", _("Filled in by"), value="told_by", sort="told_by", link=_url),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("month", _("Month"), sort="month", kind="month"),
            ListColumn("rows", _("Producers"), value="rows_count", sort="rows_count", kind="int"),
            ListColumn("sent", _("Sent"), value="sent_count", sort="sent_count", kind="int"),
            ListColumn("made", _("Made"), value="created_at", sort="created_at", kind="date"),
            ListColumn("until", _("Works until"), value="last_day", sort="expires_at", kind="date"),
            ListColumn("state", _("State"), value=sheet_shown, kind="state"),
        ],
        filters=[
            area_filter(request.user, request.GET.get("area", "")),
            Filter("state", _("State"), [("open", _("Works")), ("over", _("Over"))], sheet_of_state),
        ],
        title=_("Villages' sheets by link"),
        name="sheet-links",
        empty=_("No sheet has been given out by a link in your area yet."),
        sort="-made",
    )
    return page.download or render(request, "sales/sheet_links.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_sheet_link(request: SignedIn) -> HttpResponse:
    """Choose month and village, and who is to report its producers: all that have not reported stand there, ticked."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = asked_of(request, "edit")
    found = list(waiting_for(request.user, asked.month, asked.area)) if asked.subdistrict else []
    chosen = set(request.POST.getlist("chosen"))
    who = request.POST.get("told_by", _village_head(asked))[:MOST_NAME]
    problem, at = "", ""
    if request.method == "POST":
        if not asked.subdistrict:
            raise Http404
        keys = [row.pk for row in found if str(row.pk) in chosen]
        area = get_object_or_404(Area.objects.select_related("parent__parent"), pk=asked.area)
        try:
            made = make_sheet_link(area, asked.month, keys, told_by=who, by=request.user)
        except LinkRefused as refusal:
            problem, at = refusal.messages[0], refusal.at_field or ""
        else:
            return _shown_once(request, made)
    content = {
        "asked": asked,
        "lines": [
            (row, place(row.area), str(row.pk) in chosen if request.method == "POST" else number < MOST_ROWS)
            for number, row in enumerate(found)
        ],
        "most": MOST_ROWS,
        "too_many": len(found) > MOST_ROWS,
        "told_by": who,
        "problem": problem,
        "at": at,
        "months": months_open(),
    }
    return render(request, "sales/new_sheet_link.html", content, status=422 if problem else 200)


@require_safe
@login_required
def sheet_link(request: SignedIn, pk: int) -> HttpResponse:
    """One link, producer by producer."""
    found = _open(request, pk)
    rows = found.rows.select_related("producer", "report").order_by("producer__sort_key", "pk")
    content = {
        "link": found,
        "place": place(found.area),
        "shown": sheet_shown(found),
        "rows": [
            (row, report_course(row.report.state) if row.report else ("none", _("Not sent"))) for row in rows
        ],
        "subject": f"sales.sheetlink:{found.pk}",
    }
    return render(request, "sales/sheet_link.html", content)


@require_POST
@login_required
def renew_sheet_link(request: SignedIn, pk: int) -> HttpResponse:
    """A new address for a link whose message is lost; the old one ends."""
    try:
        made = renew_link(_open(request, pk), by=request.user)
    except LinkRefused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("sales:sheet_link", pk=pk)
    return _shown_once(request, made)


@require_POST
@login_required
def close_sheet_link(request: SignedIn, pk: int) -> HttpResponse:
    close_link(_open(request, pk), by=request.user)
    messages.success(request, _("The link is closed."))
    return redirect("sales:sheet_link", pk=pk)


def _shown_once(request: SignedIn, made: Made[SheetLink]) -> HttpResponse:
    link = made.link
    address = request.build_absolute_uri(reverse("tell:sheet", args=[made.token]))
    content = {
        "link": link,
        "place": place(link.area),
        "code": mark_safe(qr(address)),  # noqa: S308 - drawn here, of our own address
        "number": link.rows.count(),
        "message": _(
            "%(who)s: report the sales of %(month)s of %(number)s producers in %(place)s on your phone, without an "
            "account: %(address)s\nOne sum each is enough, or tick that nothing was sold. Works until %(day)s. Please "
            "send it to nobody else. Community development office, %(office)s"
        )
        % {
            "who": link.told_by,
            "month": calendar.month_long(link.month),
            "number": link.rows.count(),
            "place": place(link.area),
            "address": address,
            "day": calendar.date_long(link.last_day),
            "office": office_of(link.area),
        },
    }
    return unkept(render(request, "sales/sheet_link_made.html", content))


def _village_head(asked: Asked) -> str:
    """Who is likely to fill it in."""
    if asked.village:
        return _("Village head, %(place)s") % {"place": dict(asked.villages)[asked.village]}
    if asked.subdistrict:
        return _("Subdistrict head, %(place)s") % {"place": dict(asked.subdistricts)[asked.subdistrict]}
    return ""


def _open(request: SignedIn, pk: int) -> SheetLink:
    return get_object_or_404(sheet_links_of(request.user), pk=pk)


def _url(row: SheetLink) -> str:
    return reverse("sales:sheet_link", args=[row.pk])
