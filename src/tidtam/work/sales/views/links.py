"""Links for reporting as officers see them: made for many, shown once, printed, listed with what came of them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit import calendar
from tidtam.kit.alone import unkept
from tidtam.kit.calendar import month_code
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.qr import qr
from tidtam.kit.secret_links import print_of
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.queries import place
from tidtam.work.sales import printing
from tidtam.work.sales.actions import links as making
from tidtam.work.sales.link_refusals import LinkRefused
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.links import link_shown, links_of, of_state, office_of, waiting_for
from tidtam.work.sales.views.asking import asked_of, months_open


@require_safe
@login_required
def links(request: SignedIn) -> HttpResponseBase:
    """The links of the officer's areas; never an address, which nobody has any longer."""
    if not request.user.reach("edit"):
        raise Http404
    page = listing(
        request,
        links_of(request.user),
        [
            ListColumn("name", _("Producer"), value="producer.name", sort="producer__sort_key", link=_url),
            ListColumn(
                "area", _("Area"), value=lambda row: place(row.producer.area), sort="producer__area_id", kind="place"
            ),
            ListColumn("month", _("Month"), sort="month", kind="month"),
            ListColumn("made", _("Made"), value="created_at", sort="created_at", kind="date"),
            ListColumn("until", _("Works until"), value="last_day", sort="expires_at", kind="date"),
            ListColumn("sent", _("Sent"), value="sent_at", sort="sent_at", kind="datetime", blank_last=True),
            ListColumn("state", _("State"), value=link_shown, kind="state"),
        ],
        filters=[
            words_filter("producer__"),
            area_filter(request.user, request.GET.get("area", ""), "producer__area_id"),
            Filter("month", _("Month"), _months(request), _of_month),
            Filter("state", _("State"), _states(), of_state),
        ],
        title=_("Links for reporting sales"),
        name="report-links",
        empty=_("No link has been made in your area yet."),
        sort="-made",
    )  # fmt: skip
    return page.download or render(request, "sales/links.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_links(request: SignedIn) -> HttpResponse:
    """Choose who is to have a link for a month: all that have not reported stand there, ticked."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = asked_of(request, "edit")
    rows = waiting_for(request.user, asked.month, asked.area) if asked.area else None
    found = list(rows[: making.AT_ONCE + 1]) if rows is not None else []
    chosen = set(request.POST.getlist("chosen"))
    problem = ""
    if request.method == "POST":
        keys = [row.pk for row in found if str(row.pk) in chosen]
        try:
            made = making.make_links(keys, asked.month, by=request.user)
        except LinkRefused as refusal:
            problem = refusal.messages[0]
        else:
            return _shown_once(request, made)
    one = request.GET.get("producer", "")
    lines = [(row, place(row.area), _ticked(row, one, chosen, request.method == "POST")) for row in found]
    content = {
        "asked": asked,
        "lines": lines[: making.AT_ONCE],
        "more": len(found) > making.AT_ONCE,
        "most": making.AT_ONCE,
        "problem": problem,
        "months": months_open(),
    }
    return render(request, "sales/new_links.html", content, status=422 if problem else 200)


@require_safe
@login_required
def link(request: SignedIn, pk: int) -> HttpResponse:
    """One link and what came of it."""
    found = _open(request, pk)
    content = {
        "link": found,
        "place": place(found.producer.area),
        "shown": link_shown(found),
        "last_day": found.last_day,
        "opened": _moment(found.payload.get("opened")),
        "subject": f"sales.reportlink:{found.pk}",
    }
    return render(request, "sales/link.html", content)


@require_POST
@login_required
def renew_link(request: SignedIn, pk: int) -> HttpResponse:
    """A new address for a link whose paper or message is lost; the old one ends."""
    try:
        made = making.renew_link(_open(request, pk), by=request.user)
    except LinkRefused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("sales:link", pk=pk)
    return _shown_once(request, [made])


@require_POST
@login_required
def close_link(request: SignedIn, pk: int) -> HttpResponse:
    making.close_link(_open(request, pk), by=request.user)
    messages.success(request, _("The link is closed."))
    return redirect("sales:link", pk=pk)


@require_POST
@login_required
def slips(request: SignedIn) -> HttpResponse:
    """The slips as PDF, for who still has the addresses on the page: the secrets come with the form."""
    tokens = {print_of(token): token for token in request.POST.getlist("token")[: making.AT_ONCE]}
    rows = links_of(request.user).filter(token_print__in=tokens).order_by("producer__sort_key", "pk")
    found = [(row, tokens[row.token_print]) for row in rows if row.is_open]
    if not found:
        raise Http404
    pdf = printing.slips(found, lambda token: _address(request, token))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="sales-links.pdf"'
    return unkept(response)


def _shown_once(request: SignedIn, made: list[making.Made[ReportLink]]) -> HttpResponse:
    lines = []
    for link, token in made:
        address = _address(request, token)
        code = mark_safe(qr(address)) if len(made) == 1 else ""  # noqa: S308 - drawn here, of our own address
        lines.append((link, place(link.producer.area), address, token, code, _message(link, address)))
    content = {"lines": lines, "one": lines[0] if len(lines) == 1 else None, "month": made[0].link.month}
    return unkept(render(request, "sales/links_made.html", content))


def _message(link: ReportLink, address: str) -> str:
    """Ready to be pasted into a chat."""
    return _(
        "%(producer)s: report your sales of %(month)s on your phone, without an account: %(address)s\n"
        "One sum for the month is enough, or tap that nothing was sold. Works until %(day)s. "
        "Community development office, %(office)s"
    ) % {
        "producer": link.producer.name,
        "month": calendar.month_long(link.month),
        "address": address,
        "day": calendar.date_long(link.last_day),
        "office": office_of(link.producer.area),
    }


def _address(request: SignedIn, token: str) -> str:
    return request.build_absolute_uri(reverse("tell:report", args=[token]))


def _ticked(row: Any, only: str, chosen: set[str], sent: bool) -> bool:
    """As it was sent; at first all that have no link yet, or the one that the address names."""
    if sent:
        return str(row.pk) in chosen
    return str(row.pk) == only if only else not row.has_link


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _open(request: SignedIn, pk: int) -> ReportLink:
    return get_object_or_404(links_of(request.user), pk=pk)


def _url(row: ReportLink) -> str:
    return reverse("sales:link", args=[row.pk])


def _months(request: SignedIn) -> list[tuple[str, str]]:
    found = links_of(request.user).order_by("-month").values_list("month", flat=True).distinct()
    return [(month_code(month), calendar.month_short(month)) for month in found]


def _of_month(rows: Any, code: str) -> Any:
    return rows.filter(month=calendar.parse_month_code(code))


def _states() -> list[tuple[str, str]]:
    return [
        ("unopened", _("Not opened")),
        ("opened", _("Opened, nothing typed yet")),
        ("saved", _("Being filled in")),
        ("sent", _("Sent")),
        ("over", _("Over, nothing sent")),
    ]
