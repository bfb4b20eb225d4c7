"""The two jobs of an upload: reading it into a preview, and writing what was confirmed."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files import shelf
from tidtam.ground.jobs.models import Job, Upload, UploadRow
from tidtam.ground.jobs.running import Running
from tidtam.ground.jobs.uploads.kinds import Plan, UploadKind, find
from tidtam.ground.jobs.uploads.planning import Digest, plans, writable
from tidtam.ground.trail.actions import write
from tidtam.kit import clock, tables

NOTES_KEPT = 50
BATCH = 1000


def read(job: Running) -> None:
    """Plan every row and keep the plans for the preview; nothing of the register changes."""
    upload = Upload.objects.select_related("owner", "file").get(pk=job.payload["upload"])
    kind = find(upload.kind)
    preview = _Preview(upload)
    for _plan in preview.watch(_plans(kind, upload, job, preview.report)):
        pass
    with transaction.atomic():
        preview.save()
        job.seal()


def write_confirmed(job: Running) -> None:
    """Write all valid rows in one transaction, if they are still what was shown; else show them anew."""
    with transaction.atomic():
        upload = (
            Upload.objects.select_for_update(of=("self",))
            .select_related("owner", "file")
            .get(pk=job.payload["upload"])
        )
        if upload.state != Upload.State.WRITING:
            job.seal()
            return
        kind = find(upload.kind)
        preview = _Preview(upload)
        valid = writable(preview.watch(_plans(kind, upload, job, preview.report)))
        if preview.digest.sha256 != upload.report.get("plan"):
            preview.report["moved"] = True
            preview.save()
            job.seal()
            return
        if valid:
            kind.write(valid, by=upload.owner, progress=job.progress)
        upload.state, upload.finished_at = Upload.State.DONE, clock.now()
        upload.save(update_fields=["state", "finished_at"])
        counts = preview.digest.counts
        write(
            upload.owner,
            "jobs.upload",
            f"jobs.upload:{upload.pk}",
            area=upload.area,
            summary=str(kind.title),
            new=counts["new"],
            changed=counts["changed"],
            refused=counts["refused"],
            sha256=upload.file.sha256,
        )
        job.seal()


def given_up(job: Job) -> None:
    """The job of an upload will not be done: the upload says why, and nothing of it was written."""
    cancelled = job.state == Job.State.CANCELLED
    upload = Upload.objects.filter(
        pk=job.payload["upload"], state__in=[Upload.State.READING, Upload.State.WRITING]
    ).first()
    if upload is not None:
        upload.state = Upload.State.CANCELLED if cancelled else Upload.State.FAILED
        upload.report = {**upload.report, "error": job.error}
        upload.finished_at = clock.now()
        upload.save(update_fields=["state", "report", "finished_at"])


def _plans(kind: UploadKind, upload: Upload, job: Running, report: dict[str, Any]) -> Iterator[Plan]:
    job.progress(0, 0, _("Opening the file"))
    sheet = tables.read(shelf.path_of(upload.file.sha256), kind.columns, filename=upload.file.name)
    report |= {"labels": list(sheet.labels), "ignored": [label for label in sheet.ignored if label]}
    yield from plans(kind, sheet, upload.owner, job.progress)


class _Preview:
    """The plans of one reading, counted and kept for the screens."""

    def __init__(self, upload: Upload) -> None:
        self.upload = upload
        self.digest = Digest()
        self.report: dict[str, Any] = {"notes": []}
        self._rows: list[UploadRow] = []

    def watch(self, found: Iterable[Plan]) -> Iterator[Plan]:
        notes: list[str] = self.report["notes"]
        for plan in found:
            self.digest.add(plan)
            notes += plan.row.notes[: NOTES_KEPT - len(notes)]
            if plan.state != "unchanged":
                self._rows.append(self._row(plan))
            yield plan

    def save(self) -> None:
        """In the caller's transaction: the upload waits for its confirmation again."""
        upload, counts = self.upload, self.digest.counts
        upload.rows.all().delete()
        UploadRow.objects.bulk_create(self._rows, batch_size=BATCH)
        upload.new, upload.changed = counts["new"], counts["changed"]
        upload.unchanged, upload.refused = counts["unchanged"], counts["refused"]
        upload.report = {**self.report, "plan": self.digest.sha256}
        upload.state = Upload.State.PREVIEW
        upload.save()

    def _row(self, plan: Plan) -> UploadRow:
        refused = plan.state == "refused"
        return UploadRow(
            upload=self.upload,
            number=plan.row.number,
            state=plan.state,
            key=plan.key[:200],
            changes=[list(change) for change in plan.changes],
            refusals=[[refusal.column, refusal.value, refusal.reason] for refusal in plan.refusals],
            cells=list(plan.row.cells) if refused else [],
        )
