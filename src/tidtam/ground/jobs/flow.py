"""The two jobs of an upload: reading it into a preview, and writing what was confirmed."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files import shelf
from tidtam.ground.jobs import uploads
from tidtam.ground.jobs.drafts import Drafts
from tidtam.ground.jobs.endings import let_go
from tidtam.ground.jobs.models import Job, Upload
from tidtam.ground.jobs.running import JobProblem, Running
from tidtam.ground.jobs.uploads import Tally
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, tables
from tidtam.kit.uploads import Original

NOTES_KEPT = MOST_NAMED = 50


class _Moved(Exception):
    """What would be written is not what was shown; what was written so far is undone."""


def read(job: Running) -> None:
    """Plan the whole file and keep the plan for the preview; nothing of the register changes."""
    upload = Upload.objects.select_related("owner", "file").get(pk=job.payload["upload"])
    with Drafts(uploads.find(upload.kind)) as drafts:
        tally, report = _plan(upload, job, drafts)
        with transaction.atomic():
            _show(upload, tally, report, drafts)
            job.seal()


def write_confirmed(job: Running) -> None:
    """Write all that can be taken in one transaction, if it is still what was shown; else show it anew."""
    with transaction.atomic():
        uploads_ = Upload.objects.select_for_update(of=("self",)).select_related("owner", "file")
        upload = uploads_.get(pk=job.payload["upload"])
        if upload.state == Upload.State.WRITING:
            try:
                with transaction.atomic():
                    _write(upload, job)
            except _Moved:
                with Drafts(uploads.find(upload.kind)) as drafts:
                    tally, report = _plan(upload, job, drafts)
                    _show(upload, tally, report | {"moved": True}, drafts)
        job.seal()


def given_up(job: Job) -> None:
    """The job of an upload will not be done: the upload says why, and nothing of it was written."""
    under_way = Upload.objects.filter(state__in=[Upload.State.READING, Upload.State.WRITING])
    upload = under_way.filter(pk=job.payload["upload"]).first()
    if upload is not None:
        cancelled = job.state == Job.State.CANCELLED
        upload.state = Upload.State.CANCELLED if cancelled else Upload.State.FAILED
        upload.report = {**upload.report, "error": job.error}
        upload.finished_at = clock.now()
        upload.save(update_fields=["state", "report", "finished_at"])
        let_go(upload, by=None)


def _open(upload: Upload) -> tables.Sheet:
    if upload.file is None:
        raise JobProblem(_("The file was discarded; send it again."))
    kind = uploads.find(upload.kind)
    return tables.read(shelf.path_of(upload.sha256), kind.columns, filename=upload.file_name)


def _plan(upload: Upload, job: Running, drafts: Drafts) -> tuple[Tally, dict[str, Any]]:
    job.progress(0, 0, _("Opening the file"))
    kind, sheet, tally = uploads.find(upload.kind), _open(upload), Tally()
    notes: list[str] = []
    rows = drafts.watched(uploads.told(sheet, job.progress, notes, NOTES_KEPT))
    for plan in uploads.plans(kind, rows, by=upload.owner, said=upload.said):
        tally.add(plan)
        drafts.add(plan)
    ignored = [label for label in sheet.ignored if label][:MOST_NAMED]
    return tally, {"labels": list(sheet.labels), "ignored": ignored, "notes": notes}


def _write(upload: Upload, job: Running) -> None:
    """The register, the upload and the trail, in the caller's transaction; `_Moved` undoes it."""
    kind, tally = uploads.find(upload.kind), Tally()
    expected = upload.new + upload.changed

    def said(done: int, _total: int) -> None:
        job.progress(min(done, expected), expected, _("Writing the rows"))

    rows = uploads.told(_open(upload), lambda *_row: job.progress(*job.last_progress), [], 0)
    original = Original(upload.file_name, shelf.path_of(upload.sha256))
    uploads.take(kind, rows, tally, by=upload.owner, progress=said, said=upload.said, original=original)
    if tally.digest != upload.report.get("plan"):
        raise _Moved
    upload.state, upload.finished_at = Upload.State.DONE, clock.now()
    upload.save(update_fields=["state", "finished_at"])
    let_go(upload, by=upload.owner)
    write(
        upload.owner,
        "jobs.upload",
        f"jobs.upload:{upload.pk}",
        area=upload.area,
        summary=f"{kind.label}: {upload.file_name}",
        **tally.counts(),
        sha256=upload.sha256,
    )


def _show(upload: Upload, tally: Tally, report: dict[str, Any], drafts: Drafts) -> None:
    """In the caller's transaction: the upload waits for its confirmation."""
    upload.rows.all().delete()
    drafts.keep(upload)
    for name, count in tally.counts().items():
        setattr(upload, name, count)
    upload.report = report | {"plan": tally.digest, "warned": tally.warned, "silent": tally.silent}
    upload.state = Upload.State.PREVIEW
    upload.save()
