"""The two jobs of an upload: reading it into a preview, and writing what was confirmed."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files import shelf
from tidtam.ground.jobs import uploads
from tidtam.ground.jobs.models import Job, Upload, UploadRow
from tidtam.ground.jobs.running import Running
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, tables
from tidtam.kit.uploads import Plan, RowChange

NOTES_KEPT = MOST_NAMED = 50
BATCH = 1000


def read(job: Running) -> None:
    """Plan the whole file and keep the plan for the preview; nothing of the register changes."""
    upload = Upload.objects.select_related("owner", "file").get(pk=job.payload["upload"])
    plan, report = _plan(upload, job)
    rows = _rows(upload, plan, job)
    with transaction.atomic():
        _show(upload, plan, report, rows)
        job.seal()


def write_confirmed(job: Running) -> None:
    """Write all that can be taken in one transaction, if it is still what was shown; else show it anew."""
    with transaction.atomic():
        uploads_ = Upload.objects.select_for_update(of=("self",)).select_related("owner", "file")
        upload = uploads_.get(pk=job.payload["upload"])
        if upload.state == Upload.State.WRITING:
            plan, report = _plan(upload, job)
            if uploads.digest(plan) == upload.report.get("plan"):
                _write(upload, plan, job)
            else:
                _show(upload, plan, report | {"moved": True}, _rows(upload, plan, job))
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


def _open(upload: Upload) -> tables.Sheet:
    kind = uploads.find(upload.kind)
    return tables.read(shelf.path_of(upload.file.sha256), kind.columns, filename=upload.file.name)


def _plan(upload: Upload, job: Running) -> tuple[Plan, dict[str, Any]]:
    job.progress(0, 0, _("Opening the file"))
    sheet = _open(upload)
    notes: list[str] = []
    rows = uploads.told(sheet, job.progress, notes, NOTES_KEPT)
    plan = uploads.find(upload.kind).plan(rows, by=upload.owner)
    ignored = [label for label in sheet.ignored if label][:MOST_NAMED]
    return plan, {"labels": list(sheet.labels), "ignored": ignored, "notes": notes}


def _write(upload: Upload, plan: Plan, job: Running) -> None:
    """The register, the upload and the trail, in the caller's transaction."""
    kind = uploads.find(upload.kind)
    if plan.changes:
        kind.write(
            plan,
            by=upload.owner,
            progress=lambda done, total: job.progress(done, total, _("Writing the rows")),
        )
    upload.state, upload.finished_at = Upload.State.DONE, clock.now()
    upload.save(update_fields=["state", "finished_at"])
    write(
        upload.owner,
        "jobs.upload",
        f"jobs.upload:{upload.pk}",
        area=upload.area,
        summary=f"{kind.label}: {upload.file.name}",
        **uploads.counts(plan)._asdict(),
        sha256=upload.file.sha256,
    )


def _show(upload: Upload, plan: Plan, report: dict[str, Any], rows: list[UploadRow]) -> None:
    """In the caller's transaction: the upload waits for its confirmation."""
    upload.rows.all().delete()
    UploadRow.objects.bulk_create(rows, batch_size=BATCH)
    for name, count in uploads.counts(plan)._asdict().items():
        setattr(upload, name, count)
    upload.report = report | {"plan": uploads.digest(plan)}
    upload.state = Upload.State.PREVIEW
    upload.save()


def _rows(upload: Upload, plan: Plan, job: Running) -> list[UploadRow]:
    """One row for each that changes something or of which something is refused."""
    rows: dict[int, UploadRow] = {}
    for change in plan.changes:
        rows[change.row] = _changed(upload, change)
    refused = {refusal.row for refusal in plan.refusals}
    job.progress(0, 0, _("Collecting what was refused"))
    cells = uploads.cells_of(_open(upload), refused) if refused else {}
    for refusal in plan.refusals:
        row = rows.setdefault(
            refusal.row, UploadRow(upload=upload, number=refusal.row, state=UploadRow.State.REFUSED)
        )
        row.refusals.append([str(refusal.column), str(refusal.value), str(refusal.reason)])
        row.cells = cells.get(refusal.row, [])
    return [rows[number] for number in sorted(rows)]


def _changed(upload: Upload, change: RowChange) -> UploadRow:
    return UploadRow(
        upload=upload,
        number=change.row,
        state=UploadRow.State.NEW if change.new else UploadRow.State.CHANGED,
        key=change.key[:200],
        label=str(change.label)[:200],
        changes=[[str(cell.column), str(cell.before), str(cell.after)] for cell in change.cells],
    )
