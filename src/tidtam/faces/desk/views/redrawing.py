"""Redrawing areas: which one, how, what would move, and only then for good; and what was changed, with its paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.faces.desk.actions import Change, make_change, mark_of
from tidtam.faces.desk.forms import RedrawForm
from tidtam.faces.desk.models import Redrawing, RedrawKind
from tidtam.faces.desk.queries.redrawing import Preview, preview
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.queries import chain
from tidtam.ground.areas.redraw import may_redraw
from tidtam.ground.files import sent
from tidtam.ground.files.actions import FileProblem, store, store_picture
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.search import found


@require_safe
@login_required
def redrawings(request: SignedIn) -> HttpResponseBase:
    """What was changed, the newest first."""
    if not request.user.reach("redraw"):
        raise PermissionDenied
    page = listing(
        request,
        Redrawing.objects.open_to(request.user, "redraw"),
        [
            ListColumn("title", _("Change"), link=_url),
            ListColumn("kind", _("Kind"), value="get_kind_display"),
            ListColumn("source", _("Announcement")),
            ListColumn("day", _("Holds from"), sort="day", kind="date"),
            ListColumn("at", _("Recorded"), value="recorded_at", sort="recorded_at", kind="datetime"),
        ],
        filters=[
            Filter("kind", _("Kind"), list(RedrawKind.choices), lambda rows, kind: rows.filter(kind=kind))
        ],
        title=_("Changes of areas"),
        name="redrawings",
        empty=_("No area of yours was changed here yet."),
        sort="-at",
    )
    return page.download or render(request, "desk/redrawings.html", {"page": page})


@require_safe
@login_required
def redraw_areas(request: SignedIn) -> HttpResponseBase:
    """Which area is to be changed."""
    if not request.user.reach("redraw"):
        raise PermissionDenied
    rows = Area.objects.open_to(request.user, "redraw").existing().filter(level__gte=Level.PROVINCE)
    levels = [(str(level.value), level.label) for level in list(Level)[1:]]
    page = listing(
        request,
        rows.select_related("parent"),
        [
            ListColumn(
                "name", _("Area"), value="label", sort=("sort_key", "code"), kind="place", link=_area_url
            ),
            ListColumn("parent", _("Lies in"), "parent.label", kind="place"),
            ListColumn("code", _("Code"), sort="code", kind="code"),
        ],
        filters=[
            Filter("q", _("Name or code"), None, found, seeks=True),
            Filter("level", _("Level"), levels, lambda rows, level: rows.filter(level=int(level))),
        ],
        title=_("Which area is to be changed?"),
        name="redraw-areas",
        empty=_("No area is open to you here."),
        sort="code",
    )
    return page.download or render(request, "desk/redraw_areas.html", {"page": page})


@require_safe
@login_required
def redraw_area(request: SignedIn, code: str) -> HttpResponse:
    """The ways in which one area can be changed."""
    area = _area(request, code)
    below = Area.objects.existing().filter(parent=area).exists()
    return render(request, "desk/redraw_area.html", {"area": area, "parents": chain(area), "below": below})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def redraw(request: SignedIn, code: str, kind: str) -> HttpResponse:
    """Ask how, show what would move, and write exactly that once it was seen."""
    area = _area(request, code)
    if kind not in RedrawKind.values:
        raise Http404
    posted = request.method == "POST"
    form = RedrawForm(
        request.POST.copy() if posted else None,
        request.FILES if posted else None,
        kind=RedrawKind(kind),
        area=area,
    )
    paper = _paper(request, form) if posted else None
    shown: Preview | None = None
    if posted and form.is_valid() and not form.errors:
        change = form.change()
        try:
            shown = _shown(request, change, form)
            if "save" in request.POST and paper is not None:
                made = make_change(
                    change,
                    source=form.cleaned_data["source"],
                    reason=form.cleaned_data["reason"],
                    paper=paper,
                    seen=form.cleaned_data["seen"],
                    by=request.user,
                )
                messages.success(request, _("The areas are changed; what lives on has followed."))
                return redirect(_url(made))
        except ValidationError as error:
            _refuse(form, error)
        except PermissionDenied:
            form.add_error(None, _("This goes beyond your area: the office above can make the change."))
            shown = None
        if paper is None:
            form.add_error("paper", _("Add the paper on which the change rests."))
            shown = None
    content = {
        "form": form,
        "area": area,
        "kind": RedrawKind(kind),
        "preview": shown,
        "stored": [(paper, sent.token(paper, request.user))] if paper else [],
        "back": _area_url(area),
    }
    return render(request, "desk/redraw.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def redrawing(request: SignedIn, pk: int) -> HttpResponse:
    """One change: what became what, why, and the paper."""
    row = get_object_or_404(Redrawing.objects.open_to(request.user, "redraw").select_related("paper"), pk=pk)
    names = Area.objects.in_bulk([*row.moves, *row.moves.values()])
    moves = [(names.get(old), old, names.get(new), new) for old, new in row.moves.items()]
    first = next(iter(row.moves), "")
    return render(
        request, "desk/redrawing.html", {"row": row, "moves": moves, "subject": f"areas.area:{first}"}
    )


@require_safe
@login_required
def redrawing_paper(request: SignedIn, pk: int) -> HttpResponseBase:
    """The paper, to whoever may see the change."""
    rows = Redrawing.objects.open_to(request.user, "redraw").select_related("paper")
    return serve(get_object_or_404(rows, pk=pk).paper)


def _shown(request: SignedIn, change: Change, form: RedrawForm) -> Preview:
    """What would move; the form then carries the mark of exactly this, unless it brings one already."""
    plan = change.plan()
    if not may_redraw(request.user, plan):
        raise PermissionDenied
    if "save" not in request.POST:
        form.data["seen"] = mark_of(change, plan)  # type: ignore[index]
    return preview(plan, change.giving, change.taking)


def _refuse(form: RedrawForm, error: ValidationError) -> None:
    for name, errors in (getattr(error, "error_dict", None) or {None: [error]}).items():
        form.add_error(name if name in form.fields else None, errors)


def _paper(request: SignedIn, form: RedrawForm) -> File | None:
    """The file that came now, or the one that came with an earlier sending of the form."""
    upload = request.FILES.get("paper")
    if upload is None:
        kept = sent.kept([], request.POST.getlist("kept"), by=request.user)
        return kept[-1] if kept else None
    try:
        if (upload.content_type or "").startswith("image/"):
            return store_picture(upload, by=request.user)
        return store(upload, name=upload.name or "paper.pdf", by=request.user)
    except FileProblem as problem:
        form.add_error("paper", str(problem))
        return None


def _area(request: SignedIn, code: str) -> Area:
    rows = Area.objects.open_to(request.user, "redraw").existing().select_related("parent")
    return get_object_or_404(rows.exclude(code=""), pk=code)


def _area_url(area: Area) -> str:
    return reverse("desk:redraw_area", args=[area.code])


def _url(row: Redrawing) -> str:
    return reverse("desk:redrawing", args=[row.pk])
