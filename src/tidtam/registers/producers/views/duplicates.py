"""Producers that may be one: the list, two side by side, merging, keeping apart, undoing, and asking while typing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.trail.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.producers.actions.duplicates import mark_distinct, merge_producers, undo_merge
from tidtam.registers.producers.duplicate_refusals import TwinsRefused
from tidtam.registers.producers.forms.duplicates import DistinctForm, MergeForm, TypedForm, UndoForm
from tidtam.registers.producers.models import Merge, Producer
from tidtam.registers.producers.queries import PLACE, place
from tidtam.registers.producers.queries.beside import beside
from tidtam.registers.producers.queries.duplicates import Reason
from tidtam.registers.producers.queries.matches import TwinRow, matches, twin_rows


@require_safe
@login_required
def duplicates(request: SignedIn) -> HttpResponseBase:
    """The likely pairs of the officer's area; of the whole country only one district's at a time."""
    reach = request.user.reach("edit")
    if not reach:
        raise Http404
    districts = _districts(request)
    asked = request.GET.get("area", "")
    area = asked if asked in dict(districts) else ""
    page = listing(
        request,
        [] if "" in reach and not area else twin_rows(request.user, area),
        [
            ListColumn("first", _("Producer"), value="first.name", sort="first__sort_key", link=_row_url),
            ListColumn("other", _("May be the same as"), sort="other"),
            ListColumn("why", _("Why"), value="why"),
            ListColumn(
                "area",
                _("Area"),
                value=lambda row: place(row.first.area),
                sort="first__area_id",
                kind="place",
            ),
        ],
        filters=[
            Filter("area", _("Area"), districts, lambda rows, _code: rows),
            Filter(
                "reason",
                _("Why"),
                Reason.choices,
                lambda rows, reason: [row for row in rows if reason in row.reasons],
            ),
        ],
        title=_("Producers that may be the same"),
        name="likely-duplicates",
        empty=_("Choose a district.") if "" in reach and not area else _("No two producers look alike here."),
        sort="first",
    )
    return page.download or render(request, "producers/duplicates.html", {"page": page})


@login_required
def compare(request: SignedIn, first: int, second: int) -> HttpResponse:
    """Two producers side by side, to be merged or to be kept apart."""
    rows = Producer.objects.open_to(request.user, "edit").select_related(PLACE, "person", "merged_into")
    one, other = get_object_or_404(rows, pk=first), get_object_or_404(rows, pk=second)
    if one == other:
        raise Http404
    merging = request.method == "POST" and "merge" in request.POST
    parting = request.method == "POST" and "distinct" in request.POST
    merge = MergeForm(request.POST if merging else None, first=one, second=other)
    distinct = DistinctForm(request.POST if parting else None)
    try:
        if merging and merge.is_valid():
            gone, kept = merge.chosen()
            merge_producers(gone, kept, reason=merge.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Merged. The page shows what came with the other one."))
            return redirect("producers:producer", pk=kept.pk)
        if parting and distinct.is_valid():
            mark_distinct(one, other, reason=distinct.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Noted: they are two. The pair is not shown again."))
            return redirect("producers:duplicates")
    except TwinsRefused as refusal:
        form = merge if merging else distinct
        form.add_error(refusal.at_field if refusal.at_field in form.fields else None, refusal)
    content = {
        "first": one,
        "second": other,
        "lines": beside(one, other),
        "merge": merge,
        "distinct": distinct,
    }
    wrong = merge.errors if merging else distinct.errors
    return render(request, "producers/compare.html", content, status=422 if wrong else 200)


@login_required
def undo(request: SignedIn, pk: int) -> HttpResponse:
    """Take a merge back; both producers must be the officer's."""
    open_rows = Producer.objects.open_to(request.user, "edit")
    merges = Merge.objects.filter(undone_at=None, gone__in=open_rows, kept__in=open_rows)
    merge = get_object_or_404(merges.select_related("gone", "kept"), pk=pk)
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            undo_merge(merge, reason=form.cleaned_data["reason"], by=request.user)
        except TwinsRefused as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("The merge was undone; they are two producers again."))
            return redirect("producers:producer", pk=merge.gone_id)
    status = 422 if form.errors else 200
    return render(request, "producers/undo_merge.html", {"merge": merge, "form": form}, status=status)


@require_POST
@login_required
def likely(request: SignedIn) -> HttpResponse:
    """What the producer that is being typed may double, as a piece of page; asked by POST: no number in an address."""
    if not request.user.reach("edit"):
        raise Http404
    found = matches([TypedForm(request.POST).seen()], request.user).get("typed", [])
    response = render(request, "producers/likely.html", {"matches": found})
    response["Cache-Control"] = "no-store"
    return response


def _row_url(row: TwinRow) -> str:
    if row.second is None:
        return reverse("producers:producer", args=[row.first.pk])
    return reverse("producers:compare", args=[row.first.pk, row.second.pk])


def _districts(request: SignedIn) -> list[tuple[str, str]]:
    rows = Area.objects.open_to(request.user, "edit").filter(level=Level.DISTRICT, exists_until=None)
    return [(area.code, area.label) for area in rows.order_by("sort_key")]
