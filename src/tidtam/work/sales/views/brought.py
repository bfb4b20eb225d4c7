"""Sums brought forward: the list, one sum with its paper and history, entering, correcting, taking back."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.past import may_at
from tidtam.ground.areas.redraw import now_of
from tidtam.ground.files import sent
from tidtam.ground.files.actions import FileProblem, forget, store, store_picture
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import reach_q
from tidtam.kit.calendar import month_short, parse_month
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.filters import area_filter
from tidtam.work.sales.actions import BroughtRow, ReportsStand, bring_forward, correct_brought, take_back
from tidtam.work.sales.actions.apportion import heirs_of_sum
from tidtam.work.sales.actions.brought import LEVELS, verb_for
from tidtam.work.sales.forms import BroughtForm, TakeBackForm
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.brought import first_of, history, in_area, known, places
from tidtam.work.sales.queries.sums import Span


@require_safe
@login_required
def brought_list(request: SignedIn) -> HttpResponseBase:
    """Every sum that stands, each with its paper; asked for, those too that were replaced or taken back."""
    known_at = moment_asked(request)
    everything = Brought.objects.open_to(request.user, "view").select_related("area", "paper")
    rows = everything if request.GET.get("state") == "all" else known(everything, known_at)
    page = listing(
        request,
        rows,
        [
            ListColumn("area", _("Area"), value="area.label", sort="area_id", kind="place", link=_url),
            ListColumn("months", _("Months"), value=months_text, sort=("first", "last")),
            ListColumn("source", _("Where the figure stands")),
            ListColumn("state", _("State"), value=shown, kind="state"),
            ListColumn("at", _("Recorded"), value="recorded_at", sort="recorded_at", kind="datetime"),
            ListColumn("baht", _("Sum (baht)"), sort="baht", kind="money"),
        ],
        filters=[
            _area_filter(request),
            Filter("boundaries", _("Boundaries"), None, lambda rows, _today: rows, kind="hidden"),
            Filter("from", _("From month"), None, lambda rows, typed: rows.filter(first__gte=parse_month(typed))),
            Filter("to", _("To month"), None, lambda rows, typed: rows.filter(last__lte=parse_month(typed))),
            Filter("state", _("State"), [("all", _("Replaced and taken back as well"))], lambda rows, _all: rows),
        ],
        title=_("Sums brought forward"),
        name="sales-brought",
        empty=_("No sum of your area is brought forward."),
        sort="-months",
    )  # fmt: skip
    content = {
        "page": page,
        "tab": "brought",
        "may_add": bool(request.user.reach("edit")),
        "may_import": bool(request.user.reach("import")),
        "known_at": known_at,
    }
    return page.download or render(request, "sales/brought_list.html", content)


@require_safe
@login_required
def brought_sum(request: SignedIn, pk: int) -> HttpResponse:
    """One sum: what it says, the paper that it rests on, and how it came to be what it is."""
    found = get_object_or_404(
        Brought.objects.open_to(request.user, "view").select_related("area", "paper", "replaces"), pk=pk
    )
    rows = history(found)
    return render(
        request,
        "sales/brought.html",
        {
            "sum": found,
            "months": months_text(found),
            "shown": shown(found),
            "rows": [(row, shown(row)) for row in rows],
            "newest": rows[0],
            "may_change": found.replaced_at is None and _may_change(request, found),
            "heirs": heirs_of_sum(found) if found.replaced_at is None else [],
            "may_divide": may_at(request.user, "approve", [found.area_id[:2]]),
            "today": _today(found),
            "subject": f"sales.brought:{first_of(found).pk}",
        },
    )


@require_safe
@login_required
def brought_paper(request: SignedIn, pk: int) -> HttpResponseBase:
    """The paper, to whoever may see the sum."""
    rows = Brought.objects.open_to(request.user, "view").select_related("paper")
    found = get_object_or_404(rows, pk=pk, paper__isnull=False)
    if found.paper is None:
        raise Http404
    return serve(found.paper)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def brought_new(request: SignedIn) -> HttpResponse:
    """Enter a sum that no report explains."""
    return _form(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def brought_change(request: SignedIn, pk: int) -> HttpResponse:
    """Put a sum right; what stood before stays readable."""
    return _form(request, _changeable(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def brought_end(request: SignedIn, pk: int) -> HttpResponse:
    """Take a sum back, with the reason; it counts no longer and stays readable."""
    found = _changeable(request, pk)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            end = take_back(found, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The sum is taken back; it counts no longer."))
            return redirect("sales:brought_sum", pk=end.pk)
    content = {"form": form, "sum": found, "months": months_text(found), "back": _url(found)}
    return render(request, "sales/brought_end.html", content, status=422 if form.errors else 200)


def months_text(row: Brought) -> str:
    """ต.ค. 57 – ก.ย. 58."""
    return " – ".join(dict.fromkeys((month_short(row.first), month_short(row.last))))


def shown(row: Brought) -> tuple[str, str]:
    """State and words of a row of a sum."""
    if row.replaced_at is None:
        return "done", _("Counts")
    if row.replaced_at == row.recorded_at:
        return "none", _("Taken back")
    return "none", _("Replaced")


def _url(row: Brought) -> str:
    return reverse("sales:brought_sum", args=[row.pk])


def _may_change(request: SignedIn, row: Brought) -> bool:
    return may_at(request.user, verb_for(row.area_id), [row.area_id])


def _today(row: Brought) -> Area | None:
    """The area that took the place of the sum's, where it is no more."""
    now = now_of([row.area_id]) if row.area.exists_until else {}
    return Area.objects.filter(pk=now.get(row.area_id, "-")).first()


def _area_filter(request: SignedIn) -> Filter:
    """Under the boundaries of today where a page that counts so has led here."""
    usual = area_filter(request.user, request.GET.get("area", ""))
    if request.GET.get("boundaries") != "now":
        return usual
    moves = places(Span("", redrawn=True))
    return replace(usual, apply=lambda rows, code: rows.filter(in_area(code, moves)))


def _changeable(request: SignedIn, pk: int) -> Brought:
    rows = Brought.objects.open_to(request.user, "edit").select_related("area", "paper")
    found = get_object_or_404(rows, pk=pk)
    if not _may_change(request, found):
        raise Http404
    return found


def _areas(request: SignedIn) -> list[tuple[str, str]]:
    """Where the reader may bring sums forward: provinces that it approves for, districts that it edits."""
    rows = Area.objects.filter(level__in=LEVELS, exists_until=None).order_by("level", "sort_key")
    provinces = rows.filter(reach_q(request.user, "approve", "code"), level=Level.PROVINCE)
    districts = rows.filter(reach_q(request.user, "edit", "code"), level=Level.DISTRICT)
    return [(area.code, area.label) for area in [*provinces, *districts]]


def _form(request: SignedIn, held: Brought | None) -> HttpResponse:
    areas = _areas(request)
    if held is not None and held.area_id not in dict(areas):
        areas.append((held.area_id, held.area.label))
    if not areas:
        raise Http404
    posted = request.method == "POST"
    form = BroughtForm(
        request.POST if posted else None, request.FILES if posted else None, areas=areas, held=held
    )
    valid = form.is_valid()
    paper = _paper(request, form) if posted else None
    if valid and not form.errors:
        made = _kept(request, form, held, paper)
        if made is not None:
            messages.success(request, _("The sum is saved; it counts where all of its months are asked for."))
            return redirect("sales:brought_sum", pk=made.pk)
    content: dict[str, Any] = {
        "form": form,
        "held": held,
        "stored": [(paper, sent.token(paper, request.user))] if paper else [],
        "back": _url(held) if held else reverse("sales:brought"),
    }
    return render(request, "sales/brought_form.html", content, status=422 if posted else 200)


def _kept(request: SignedIn, form: BroughtForm, held: Brought | None, paper: File | None) -> Brought | None:
    """What was written; None where it was refused, which then stands in the form."""
    given = form.cleaned_data
    row = BroughtRow(given["area"], given["first"], given["last"], given["baht"], given["source"], paper)
    on_top = given["beside_reports"]
    try:
        if held is None:
            made = bring_forward(row, by=request.user, beside_reports=on_top)
        else:
            made = correct_brought(held, row, reason=given["reason"], by=request.user, beside_reports=on_top)
    except ReportsStand as error:
        form.ask_whether_on_top()
        form.add_error(None, error)
        return None
    except ValidationError as error:
        form.add_error(None, error)
        return None
    if paper is not None and made.paper_id != paper.pk:
        forget(paper)  # the same sum was sent twice
    return made


def _paper(request: SignedIn, form: BroughtForm) -> File | None:
    """The file that came now, or the one that came with an earlier sending of the form."""
    upload = request.FILES.get("paper")
    if upload is None:
        kept = sent.kept([], request.POST.getlist("kept"), by=request.user)
        return kept[-1] if kept else None
    head = upload.read(4)
    upload.seek(0)
    try:
        if head[:2] == b"\xff\xd8" or head == b"\x89PNG" or (upload.content_type or "").startswith("image/"):
            return store_picture(upload, by=request.user)
        return store(upload, name=upload.name or "paper.pdf", by=request.user)
    except FileProblem as problem:
        form.add_error("paper", str(problem))
        return None
