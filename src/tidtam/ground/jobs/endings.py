"""What becomes of an upload's file when the upload ends, and of previews that nobody confirms."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from tidtam.ground.files.actions import discard
from tidtam.ground.jobs.models import Upload
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.uploads import kinds

DAYS_WAITING = 7


def is_guarded(kind: str) -> bool:
    """Whether files of this kind may hold what is shown to nobody; of a kind no room knows any more: yes."""
    found = kinds().get(kind)
    return found is None or found.is_guarded


@transaction.atomic
def let_go(upload: Upload, *, by: Actor | None) -> None:
    """Discard the file of an upload that is over and may hold personal numbers readably; other files are kept.

    Called in the transaction that ends the upload; the bytes go once it is committed. What was taken of them
    stands in the register, sealed.
    """
    key = upload.file_id
    if key is None or not is_guarded(upload.kind):
        return
    # Asked of the database, so that an upload that is being read again meanwhile keeps its file.
    if Upload.objects.filter(pk=upload.pk, file=key, state__in=Upload.OVER).update(file=None):
        upload.file = None
        discard([key], by=by)


def tidy() -> None:
    """Give up previews that waited too long, and let go of files that an ended upload still has."""
    limit = clock.now() - timedelta(days=DAYS_WAITING)
    since = Coalesce("job__finished_at", "created_at")  # of the job that made the preview
    for upload in (
        Upload.objects.filter(state=Upload.State.PREVIEW).alias(since=since).filter(since__lt=limit)
    ):
        _give_up(upload)
    # A column may have become a protected one after its file came.
    left = Upload.objects.filter(state__in=Upload.OVER, file__isnull=False)
    for kind in left.order_by().values_list("kind", flat=True).distinct():
        if is_guarded(kind):
            for upload in left.filter(kind=kind):
                let_go(upload, by=None)


@transaction.atomic
def _give_up(upload: Upload) -> None:
    said = _("Nobody confirmed it within %(days)s days.") % {"days": DAYS_WAITING}
    waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.PREVIEW)
    if waiting.update(
        state=Upload.State.CANCELLED, finished_at=clock.now(), report={**upload.report, "error": said}
    ):
        let_go(upload, by=None)
        write(None, "jobs.drop", f"jobs.upload:{upload.pk}", area=upload.area, summary=upload.file_name)
