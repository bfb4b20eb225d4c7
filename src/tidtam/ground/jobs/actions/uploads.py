"""An upload from its beginning to its confirmation; the writing itself is a job."""

from django.db import transaction

from tidtam.ground.files.actions import Given, store
from tidtam.ground.files.kinds import SPREADSHEETS
from tidtam.ground.jobs.actions.jobs import cancel, start
from tidtam.ground.jobs.endings import let_go
from tidtam.ground.jobs.models import Upload
from tidtam.ground.jobs.uploads import find
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.uploads import Said


def begin(kind: str, content: Given, *, name: str, by: User, said: Said | None = None) -> Upload:
    """Keep the file and order its reading; FileProblem when it is no spreadsheet. said: answers beside the file."""
    found = find(kind)
    file = store(content, name=name, by=by, kinds=SPREADSHEETS)
    with transaction.atomic():
        upload = Upload(
            owner=by,
            area=common_area(by.reach(found.verb)),
            kind=kind,
            file=file,
            file_name=file.name,
            sha256=file.sha256,
            size=file.size,
            said=dict(said or {}),
            created_at=clock.now(),
        )
        upload.save(force_insert=True)
        _order("jobs.read", upload, by=by)
    return upload


@transaction.atomic
def confirm(upload: Upload, *, by: User) -> bool:
    """Order the writing of what the preview shows; False when it no longer waits for that."""
    waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.PREVIEW)
    if not waiting.update(state=Upload.State.WRITING):
        return False
    upload.refresh_from_db()
    _order("jobs.write", upload, by=by)
    return True


@transaction.atomic
def read_again(upload: Upload, *, by: User) -> bool:
    """Read the kept file once more, after a failure or a stop; False when it is discarded or not over."""
    over = Upload.objects.filter(
        pk=upload.pk, state__in=[Upload.State.FAILED, Upload.State.CANCELLED], file__isnull=False
    )
    if not over.update(state=Upload.State.READING, finished_at=None, report={}):
        return False
    upload.refresh_from_db()
    _order("jobs.read", upload, by=by)
    return True


def drop(upload: Upload, *, by: User) -> None:
    """Give the upload up; a job under way is stopped, and then nothing of it is written."""
    if upload.job is not None and upload.state in (Upload.State.READING, Upload.State.WRITING):
        cancel(upload.job, by=by)
        return
    with transaction.atomic():
        waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.PREVIEW)
        if waiting.update(state=Upload.State.CANCELLED, finished_at=clock.now()):
            let_go(upload, by=by)
            write(by, "jobs.drop", f"jobs.upload:{upload.pk}", area=upload.area, summary=upload.file_name)


def _order(kind: str, upload: Upload, *, by: User) -> None:
    title = f"{find(upload.kind).label}: {upload.file_name}"
    job = start(kind, by=by, area=upload.area, payload={"upload": str(upload.pk)}, title=title)
    job.link = upload.get_absolute_url()
    job.save(update_fields=["link"])
    upload.job = job
    upload.save(update_fields=["job"])
