"""The boxes that were made, a new one, its file for who had it made, and the paper with its head."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.paper import PaperProblem
from tidtam.reporting.box.actions import order_box
from tidtam.reporting.box.forms import BoxForm
from tidtam.reporting.box.models import About, Box, BoxSet
from tidtam.reporting.box.printing import covering_paper


@require_safe
@login_required
def boxes(request: SignedIn) -> HttpResponseBase:
    """Every box of the areas whose trail this person reads, the newest first, with its head."""
    if not request.user.reach("trail"):
        raise PermissionDenied
    page = listing(
        request,
        Box.objects.open_to(request.user, "trail").select_related("made_by", "job"),
        _columns(),
        filters=_filters(),
        title=_("Auditor's boxes"),
        name="boxes",
        empty=_("No box has been made in your area yet."),
        sort="-ordered",
    )
    content = {"page": page, "may_make": bool(request.user.reach("view"))}
    return page.download or render(request, "box/list.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: SignedIn) -> HttpResponse:
    """Order a box; it is made in the background."""
    if not (request.user.reach("trail") and request.user.reach("view")):
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = BoxForm(posted, user=request.user, initial={"place": request.GET.get("area", "")})
    if posted is not None and form.is_valid():
        box = order_box(form.cleaned_data["scope"], by=request.user)
        messages.success(request, _("The box is being made."))
        return redirect("box:box", key=box.key)
    return render(request, "box/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@login_required
def box(request: SignedIn, key: UUID) -> HttpResponse:
    """One box: its head to compare, what is in it, and the file for who had it made."""
    found = _box(request, key)
    name = found.file.name if found.file else "BOX.zip"
    content = {
        "box": found,
        "is_mine": found.made_by == request.user,
        "command": f"python3 verify_box.py {name} --head {found.head}",
    }
    return render(request, "box/box.html", content)


@require_safe
@login_required
def file(request: SignedIn, key: UUID) -> FileResponse:
    """Only for who had it made: others make their own, with what they may read."""
    found = _box(request, key)
    if found.file is None or found.made_by != request.user:
        raise Http404
    return serve(found.file, download=True)


@require_safe
@login_required
def paper(request: SignedIn, key: UUID) -> HttpResponse:
    """The covering paper: head, contents, how to check, to be signed."""
    found = _box(request, key)
    if not found.head:
        raise Http404
    try:
        content = covering_paper(found)
    except PaperProblem as problem:
        raise Http404 from problem
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="box-{found.head[:8]}.pdf"'
    return response


def _box(request: SignedIn, key: UUID) -> Box:
    rows = Box.objects.open_to(request.user, "trail").select_related("made_by", "job", "file")
    return get_object_or_404(rows, key=key)


def _columns() -> list[ListColumn]:
    return [
        ListColumn("title", _("What it is of"), value="title", sort="title", link=_link, kind="place"),
        ListColumn("about", _("Kind"), value=lambda one: str(About(one.about).label)),
        ListColumn("ordered", _("Ordered"), value="ordered_at", sort="ordered_at", kind="datetime"),
        ListColumn("who", _("Ordered by"), value=lambda one: one.made_by.label),
        ListColumn("records", _("Records"), value="records", kind="int"),
        ListColumn("files", _("Files"), value="files", kind="int"),
        ListColumn("head", _("Head"), value=lambda one: one.head[:16], kind="code"),
        ListColumn("whole_head", _("Head, whole"), value="head", kind="code", sheet_only=True),
        ListColumn("state", _("State"), value=state, kind="state"),
    ]


def state(one: Box) -> tuple[str, str]:
    if one.head:
        return ("done", _("Whole")) if not one.missing else ("late", _("Files are missing"))
    if one.job is not None and one.job.state in ("failed", "cancelled"):
        return "late", _("Not made")
    return "going", _("Being made")


def _filters() -> list[Filter]:
    return [
        Filter("q", _("Name or head"), None, _named),
        Filter("about", _("Kind"), list(About.choices), lambda rows, about: rows.filter(about=about)),
    ]


def _named(rows: BoxSet, text: str) -> BoxSet:
    return rows.filter(Q(title__icontains=text) | Q(head__startswith=text.lower().replace(" ", "")))


def _link(one: Box) -> str:
    return reverse("box:box", args=[one.key])
