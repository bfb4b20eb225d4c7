"""Links for own entry as officers see them: made, shown once with their QR, printed, listed with what came of them."""

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

from tidtam.ground.areas.forms import PICK
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import calendar, clock
from tidtam.kit.alone import unkept
from tidtam.kit.forms import unchecked
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.qr import qr
from tidtam.kit.secret_links import print_of
from tidtam.registers.producers import poster
from tidtam.registers.producers.actions.entry_links import close_link, make_link, renew_link
from tidtam.registers.producers.entry_refusals import EntryRefused
from tidtam.registers.producers.forms import refuse
from tidtam.registers.producers.forms.entry_link import LinkForm
from tidtam.registers.producers.models import EntryLink
from tidtam.registers.producers.queries import place
from tidtam.registers.producers.queries.entry_links import PARENTS, came_of, links_of, office_of, shown


@require_safe
@login_required
def links(request: SignedIn) -> HttpResponseBase:
    """The links of the officer's areas."""
    if not request.user.reach("edit"):
        raise Http404
    page = listing(
        request,
        links_of(request.user),
        [
            ListColumn("made", _("Made"), value="created_at", sort="created_at", kind="date", link=_url),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("round", _("Round"), value=lambda row: str(row.round), sort="round__opens_on"),
            ListColumn("kind", _("For whom"), value=_for_whom, sort="many"),
            ListColumn("note", _("Note")),
            ListColumn(
                "begun", _("Begun"), value=lambda row: row.begun_count if row.many else None, kind="int"
            ),
            ListColumn("sent", _("Sent"), value=_sent, kind="int"),
            ListColumn("until", _("Works until"), value="last_day", sort="expires_at", kind="date"),
            ListColumn("state", _("State"), value=shown, kind="state"),
        ],
        filters=[
            Filter("kind", _("For whom"), [("one", _("One producer")), ("many", _("Everybody"))], _of_kind),
            Filter("open", _("State"), [("open", _("Works")), ("over", _("Over"))], _of_state),
        ],
        title=_("Links for own entry"),
        name="entry-links",
        empty=_("No link has been made in your area yet."),
        sort="-made",
    )
    return page.download or render(request, "producers/links.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: SignedIn) -> HttpResponse:
    """Make a link; the answer shows it, this once."""
    within = request.user.reach("edit")
    if not within:
        raise PermissionDenied
    given = request.POST if request.method == "POST" else None
    form = LinkForm(given, within=within)
    if given is not None and PICK in given:
        unchecked(form)
    elif given is not None and form.is_valid():
        told = form.cleaned_data
        try:
            link, token = make_link(
                told["area"],
                told["round"],
                last_day=told["last_day"],
                many=told["many"] == "many",
                note=told["note"],
                by=request.user,
            )
        except EntryRefused as refusal:
            refuse(form, refusal)
        else:
            return _shown_once(request, link, token)
    wrong = given is not None and PICK not in given
    return render(request, "producers/link_form.html", {"form": form}, status=422 if wrong else 200)


@require_safe
@login_required
def link(request: SignedIn, pk: int) -> HttpResponse:
    """One link and what came of it; not its address, which nobody has any longer."""
    found = _open(request, pk)
    content = {
        "link": found,
        "place": place(found.area),
        "shown": shown(found),
        "last_day": found.last_day,
        "came": came_of(found, request.user),
        "subject": f"producers.entrylink:{found.pk}",
    }
    return render(request, "producers/link.html", content)


@require_POST
@login_required
def renew(request: SignedIn, pk: int) -> HttpResponse:
    """A new address for a link whose paper or message is lost; the old one ends."""
    try:
        found, token = renew_link(_open(request, pk), by=request.user)
    except EntryRefused as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("producers:link", pk=pk)
    return _shown_once(request, found, token)


@require_POST
@login_required
def close(request: SignedIn, pk: int) -> HttpResponse:
    close_link(_open(request, pk), by=request.user)
    messages.success(request, _("The link is closed."))
    return redirect("producers:link", pk=pk)


@require_POST
@login_required
def paper(request: SignedIn, pk: int) -> HttpResponse:
    """The poster or slip as PDF, for who still has the address on the page: the token comes with the form."""
    found = _open(request, pk)
    token = request.POST.get("token", "")
    if print_of(token) != found.token_print or not found.is_open:
        raise Http404
    pdf = poster.make(found, _address(request, token))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="otop-entry.pdf"'
    return unkept(response)


def _shown_once(request: SignedIn, found: EntryLink, token: str) -> HttpResponse:
    address = _address(request, token)
    content = {
        "link": found,
        "place": place(found.area),
        "address": address,
        "token": token,
        "qr": mark_safe(qr(address)),  # noqa: S308 - drawn here, of our own address
        "message": _message(found, address),
    }
    return unkept(render(request, "producers/link_made.html", content))


def _message(found: EntryLink, address: str) -> str:
    """Ready to be pasted into a chat."""
    return _(
        "Register as an OTOP producer (%(round)s) on your phone, without an account: %(address)s\n"
        "It takes about ten minutes; works until %(day)s. Community development office, %(office)s"
    ) % {
        "round": found.round,
        "address": address,
        "day": calendar.date_long(found.last_day),
        "office": office_of(found.area),
    }


def _address(request: SignedIn, token: str) -> str:
    return request.build_absolute_uri(reverse("join:start", args=[token]))


def _open(request: SignedIn, pk: int) -> EntryLink:
    rows = EntryLink.objects.open_to(request.user, "edit").filter(parent=None)
    return get_object_or_404(rows.select_related(*PARENTS), pk=pk)


def _url(row: EntryLink) -> str:
    return reverse("producers:link", args=[row.pk])


def _for_whom(row: EntryLink) -> str:
    return _("Everybody") if row.many else _("One producer")


def _sent(row: Any) -> int:
    return int(row.sent_count if row.many else row.sent_at is not None)


def _of_kind(rows: Any, asked: str) -> Any:
    return rows.filter(many=asked == "many")


def _of_state(rows: Any, asked: str) -> Any:
    open_now = {"closed_at": None, "expires_at__gt": clock.now()}
    return rows.filter(**open_now) if asked == "open" else rows.exclude(**open_now)
