"""A spreadsheet's way in: chosen, previewed, confirmed, written."""

from tempfile import TemporaryFile
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.files.actions import FileProblem
from tidtam.ground.jobs import previews
from tidtam.ground.jobs.actions import uploads as actions
from tidtam.ground.jobs.endings import DAYS_WAITING
from tidtam.ground.jobs.forms import ExportForm, UploadForm
from tidtam.ground.jobs.models import Upload
from tidtam.ground.jobs.queries import standing
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock, tables
from tidtam.kit import uploads as known
from tidtam.kit.calendar import be
from tidtam.kit.http import download
from tidtam.kit.lists import listing


@require_safe
@login_required
def uploads(request: SignedIn) -> HttpResponseBase:
    """What was sent in, and the ways to send more."""
    found = Upload.objects.open_to(request.user, "import").select_related("owner")
    page = listing(
        request,
        found.order_by("-created_at", "-pk"),
        previews.upload_columns(),
        filters=previews.upload_filters(),
        title=_("Uploads"),
        name="uploads",
        empty=_("No spreadsheet has been sent yet. Choose above what you want to send."),
        sort="-created",
    )
    kinds = [kind for kind in known.kinds().values() if request.user.reach(kind.verb)]
    return page.download or render(request, "jobs/uploads.html", {"page": page, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def begin(request: SignedIn, kind: str) -> HttpResponseBase:
    """Choose a file; what it must hold stands beside it."""
    found = _kind(request, kind)
    form = UploadForm(request.POST or None, request.FILES or None, kind=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect(actions.begin(kind, file, name=file.name, by=request.user, said=form.said))
        except FileProblem as problem:
            form.add_error("file", str(problem))
    fetch = ExportForm(kind=found, by=request.user)
    context = {"kind": found, "form": form, "fetch": fetch, "columns": previews.expected(found)}
    return render(request, "jobs/begin.html", context)


@require_safe
@login_required
def template(request: SignedIn, kind: str) -> HttpResponseBase:
    """A spreadsheet to fill in: headings, drop-downs, an example, each column explained."""
    found = _kind(request, kind)
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    tables.write_template(file, found.columns, title=str(found.label), notes=found.notes)
    return download(file, str(found.label), "xlsx")


@require_safe
@login_required
def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """What the register holds of the sender's areas, in the columns that can be sent back."""
    found = _kind(request, kind)
    if found.rows is None:
        raise Http404
    asked = ExportForm(request.GET, kind=found, by=request.user)
    if not asked.is_valid():
        raise Http404
    form = "csv" if request.GET.get("format") == "csv" else "xlsx"
    write = tables.write_csv if form == "csv" else tables.write_xlsx
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    rows = found.rows_out(request.user.reach(found.verb), asked.said)
    write(file, found.columns, rows, title=str(found.label))
    day = clock.today()
    name = (
        " ".join([str(found.label), *asked.words])
        if asked.words
        else f"{found.label}-{be(day.year)}-{day:%m-%d}"
    )
    return download(file, name, form)


@require_safe
@login_required
def upload(request: SignedIn, pk: UUID) -> HttpResponseBase:
    """Where one upload stands: its progress, its preview to confirm, or what came of it."""
    rows = Upload.objects.open_to(request.user, "import").select_related("owner", "job")
    found = get_object_or_404(rows, pk=pk)
    page = listing(
        request,
        found.rows.order_by("number"),
        previews.row_columns(found.report.get("labels", []), plain="format" in request.GET),
        filters=previews.row_filters(),
        title=_("Rows of the file"),
        name="upload",
        empty=_("Every row is in the register already as it stands in the file."),
    )
    context = {
        "upload": found,
        "kind": known.kinds().get(found.kind),
        "state": previews.upload_state(found),
        "page": page,
        "now": standing(found.job) if found.job else None,
        "is_mine": found.owner_id == request.user.pk,
        "writes": found.new + found.changed,
        "remarks": previews.first_remarks(found),
        "said": previews.answers(found, request.user),
        "days_waiting": DAYS_WAITING,
    }
    return page.download or render(request, "jobs/upload.html", context)


@require_safe
@login_required
def refused(request: SignedIn, pk: UUID) -> HttpResponseBase:
    """The rows of which something was refused, with the reasons: mended, they can be sent again."""
    found = get_object_or_404(Upload.objects.open_to(request.user, "import"), pk=pk)
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    rows = found.rows.exclude(refusals=[]).order_by("number")
    lines = ((row.cells, [previews.refusal_text(refusal) for refusal in row.refusals]) for row in rows)
    tables.write_refused(file, found.report.get("labels", []), lines, title=_("Refused rows"))
    return download(file, "-".join([found.file_name.rpartition(".")[0], _("refused")]), "xlsx")


@require_safe
@login_required
def remarked(request: SignedIn, pk: UUID) -> HttpResponseBase:
    """The sheet back: every row that is not in the register yet, with what was refused of it and what to look at."""
    found = get_object_or_404(Upload.objects.open_to(request.user, "import"), pk=pk)
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    lines = (
        (row.cells, [previews.refusal_text(refusal) for refusal in row.refusals], row.warnings)
        for row in found.rows.order_by("number").iterator()
    )
    tables.write_remarked(file, found.report.get("labels", []), lines, title=_("Sheet with remarks"))
    return download(file, "-".join([found.file_name.rpartition(".")[0], _("remarks")]), "xlsx")


@require_POST
@login_required
def confirm(request: SignedIn, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Upload, pk=pk, owner=request.user)
    if not actions.confirm(found, by=request.user):
        messages.warning(request, _("This upload does not wait for a confirmation any more."))
    return redirect(found)


@require_POST
@login_required
def drop(request: SignedIn, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Upload.objects.select_related("job"), pk=pk, owner=request.user)
    actions.drop(found, by=request.user)
    return redirect(found)


@require_POST
@login_required
def read_again(request: SignedIn, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Upload, pk=pk, owner=request.user)
    if not actions.read_again(found, by=request.user) and found.file_id is None:
        messages.warning(request, _("The file was discarded; send it again."))
    return redirect(found)


def _kind(request: SignedIn, code: str) -> known.UploadKind:
    kind = known.kinds().get(code)
    if kind is None:
        raise Http404
    if not request.user.reach(kind.verb):
        raise PermissionDenied
    return kind
