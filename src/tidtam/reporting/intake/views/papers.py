"""The papers that were read, and another one sent or pasted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.files.actions import FileProblem
from tidtam.kit.drafts import stored
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.refusals import refuse
from tidtam.reporting.intake import refusals
from tidtam.reporting.intake.actions import read_paper
from tidtam.reporting.intake.forms import PaperForm
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.views.opening import secretary


@login_required
@require_safe
def papers(request: HttpRequest) -> HttpResponseBase:
    """Every paper of the own committees, the newest first."""
    user, bodies = secretary(request)
    rows = Intake.objects.open_to(user, "secretary").select_related("committee", "meeting")
    page = listing(
        request,
        rows.defer("text", "proposals", "contradictions"),
        _columns(),
        filters=[
            Filter(
                "body",
                _("Committee"),
                [(body.code, body.name) for body in bodies],
                lambda found, code: found.filter(committee__code=code),
            ),
            Filter(
                "state",
                _("State"),
                [("open", _("Being looked at")), ("taken", _("Taken in"))],
                lambda found, state: found.filter(meeting__isnull=state == "open"),
            ),
        ],
        title=_("Old papers"),
        name="old-papers",
        empty=_("No earlier paper has been read yet."),
        sort="-read",
    )
    if page.download:
        return page.download
    return render(request, "intake/list.html", {"page": page})


def _columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Paper"), "name", sort="name", link=address),
        ListColumn("body", _("Committee"), "committee.name", sort="committee__name_th"),
        ListColumn("read", _("Read"), "read_at", sort="read_at", kind="datetime"),
        ListColumn("by", _("Read by"), "read_by", sort="read_by"),
        ListColumn("meeting", _("Meeting"), lambda row: row.meeting.reference if row.meeting else ""),
        ListColumn("state", _("State"), _state, sort="taken_at", kind="state"),
    ]


def _state(row: Intake) -> tuple[str, str]:
    return ("done", _("Taken in")) if row.meeting_id else ("going", _("Being looked at"))


def address(row: Intake) -> str:
    return reverse("intake:paper", args=[row.key])


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Send a file or paste a text; it is read at once, and nothing but the reading is kept."""
    user, bodies = secretary(request)
    form = PaperForm(request.POST or None, request.FILES or None, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        given, name = form.content()
        try:
            made = read_paper(form.cleaned_data["committee"], content=given, name=name, by=user)
        except refusals.AlreadyRead as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return redirect(address(refusal.there))
        except (ValidationError, FileProblem) as refusal:
            said = refusal if isinstance(refusal, ValidationError) else ValidationError(str(refusal))
            refuse(form, said, {"file": "file" if form.cleaned_data["file"] else "text"})
        else:
            messages.success(request, _("The paper is read. Nothing is kept as a meeting before you say so."))
            answer = redirect(address(made))
            stored(answer, form.cleaned_data["draft"])
            return answer
    content = {"form": form, "fresh": request.method == "GET", "bodies": bodies}
    return render(request, "intake/new.html", content, status=422 if form.errors else 200)
