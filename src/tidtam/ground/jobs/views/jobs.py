"""Background work, as its owner and the officers of its area follow it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.http import serve
from tidtam.ground.jobs import registry
from tidtam.ground.jobs.actions import cancel, retry
from tidtam.ground.jobs.models import Job, OwnedQuerySet
from tidtam.ground.jobs.queries import Standing, standing, worker_seen
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import User
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.notice import with_notice

ABSENT_SECONDS = 120


@require_safe
@login_required
def jobs(request: SignedIn) -> HttpResponseBase:
    """One's own work, and what runs for the areas whose trail one reads; newest first."""
    page = listing(
        request,
        Job.objects.open_to(request.user, "trail").select_related("owner").order_by("-created_at", "-pk"),
        _columns(),
        filters=[
            Filter("state", _("State"), Job.State.choices, lambda rows, state: rows.filter(state=state))
        ],
        title=_("Jobs"),
        name="jobs",
        empty=_("No work has been ordered yet. Uploads and large papers appear here."),
        sort="-created",
    )
    return page.download or render(request, "jobs/list.html", {"page": page})


@require_safe
@login_required
def job(request: SignedIn, pk: UUID) -> HttpResponse:
    """How far one job is, and what came of it."""
    found = get_object_or_404(
        Job.objects.open_to(request.user, "trail").select_related("owner", "result"), pk=pk
    )
    may_steer = _steerable(request.user).filter(pk=pk).exists()
    context = {
        "job": found,
        "now": standing(found),
        "may_steer": may_steer,
        "may_retry": may_steer and _is_repeatable(found),
        "worker_absent": not found.is_over and _worker_is_absent(),
    }
    return render(request, "jobs/job.html", context)


@require_safe
@login_required
def progress(request: SignedIn, pk: UUID) -> JsonResponse:
    """The same for the page's script, asked once a second."""
    found = get_object_or_404(Job.objects.open_to(request.user, "trail"), pk=pk)
    response = JsonResponse(with_notice(standing(found)._asdict()), json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@login_required
def result(request: SignedIn, pk: UUID) -> FileResponse:
    """The file that the job made."""
    found = get_object_or_404(_steerable(request.user).select_related("result"), pk=pk)
    if found.result is None:
        raise Http404
    return serve(found.result, download=True)


@require_POST
@login_required
def stop(request: SignedIn, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(_steerable(request.user), pk=pk)
    cancel(found, by=request.user)
    return redirect(found)


@require_POST
@login_required
def again(request: SignedIn, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(_steerable(request.user), pk=pk)
    retry(found, by=request.user)
    return redirect(found)


def _steerable(user: User) -> OwnedQuerySet:
    """Jobs that this person may stop, start again and take the result of."""
    everything: OwnedQuerySet = Job.objects.all()
    return everything.open_to(user, "import") | everything.open_to(user, "configure")


def _is_repeatable(job: Job) -> bool:
    try:
        kind = registry.find(job.kind)
    except registry.UnknownKind:
        return False
    return kind.repeatable and job.state in (Job.State.FAILED, Job.State.CANCELLED)


def _worker_is_absent() -> bool:
    age = worker_seen()
    return age is None or age > ABSENT_SECONDS


def _columns() -> list[ListColumn]:
    return [
        ListColumn("title", _("Work"), sort="title", link=Job.get_absolute_url),
        ListColumn("owner", _("Ordered by"), value=_owner, sort="owner__display_name"),
        ListColumn("created", _("Ordered"), value="created_at", kind="datetime", sort="created_at"),
        ListColumn("progress", _("Progress"), value=lambda one: standing(one).text),
        ListColumn("state", _("State"), value=_state, kind="state", sort="state"),
    ]


def _owner(job: Job) -> str:
    return job.owner.label if job.owner else _("tidtam itself")


def _state(job: Job) -> tuple[str, str]:
    now: Standing = standing(job)
    return now.shape, now.word
