"""Papers handed in with a registration: kept, or seen and given back; refused with a reason."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.files.actions import FileProblem, store, store_picture
from tidtam.ground.files.models import File, Kind
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.registrations import require_entry
from tidtam.registers.producers.models import (
    UNDER_WAY,
    DocumentKind,
    Registration,
    RegistrationDocument,
)
from tidtam.registers.producers.refusals import (
    AlreadyRefused,
    Decided,
    NoCopy,
    NotEntitled,
    PaperNotKept,
    ReasonMissing,
)

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def keep_upload(upload: "UploadedFile[bytes]", *, by: Actor | None) -> File:
    """A PDF as it is, everything else as a photo; FileProblem says what is wrong with it."""
    upload.seek(0)
    head = upload.read(5)
    upload.seek(0)
    if head.startswith(b"%PDF"):
        return store(upload, name=upload.name or "", by=by, kinds={Kind.PDF})
    try:
        return store_picture(upload, by=by)
    except FileProblem as problem:
        raise FileProblem(_("%(problem)s A PDF will do as well.") % {"problem": problem}) from problem


@transaction.atomic
def hand_in(
    registration: Registration,
    kind: DocumentKind,
    file: File | None,
    *,
    by: Actor | None,
    note: str = "",
    at: datetime | None = None,
) -> RegistrationDocument:
    """Take a paper in: its copy, or None where an officer has seen it and gave it back.

    at: when it was, of a register taken over; now where None.
    """
    require_entry(registration.producer, by)
    if registration.state not in UNDER_WAY:
        raise Decided
    if file is None and by is not None and not by.may("edit", registration.producer.area_id):
        raise PaperNotKept
    document = RegistrationDocument.objects.create(
        registration=registration,
        kind=kind,
        file=file,
        note=note,
        recorded_at=at or clock.now(),
        by_label=by.label if by is not None else "",
    )
    _entry(document, "producers.hand_in" if file else "producers.see_document", by, note=note)
    return document


@transaction.atomic
def refuse_document(document: RegistrationDocument, *, reason: str, by: Actor | None) -> None:
    """Not take a paper; it counts as missing, and the producer reads why."""
    _require_officer(document, by)
    if document.refused:
        raise AlreadyRefused
    if not reason.strip():
        raise ReasonMissing
    document.refused = reason.strip()
    document.save(update_fields=["refused"])
    _entry(document, "producers.refuse_document", by, reason=document.refused)


@transaction.atomic
def drop_copy(document: RegistrationDocument, *, by: Actor | None) -> None:
    """Keep that the paper was seen, and its copy no longer; the bytes go with the next nightly tidying."""
    _require_officer(document, by)
    file = document.file
    if file is None:
        raise NoCopy
    document.file = None
    document.save(update_fields=["file"])
    file.delete()
    _entry(document, "producers.drop_copy", by)


def _require_officer(document: RegistrationDocument, by: Actor | None) -> None:
    registration = document.registration
    if by is not None and not by.may("edit", registration.producer.area_id):
        raise NotEntitled
    if registration.state not in UNDER_WAY:
        raise Decided


def _entry(document: RegistrationDocument, verb: str, by: Actor | None, **detail: object) -> None:
    registration = document.registration
    trail.write(
        by,
        verb,
        f"producers.producer:{registration.producer_id}",
        area=registration.producer.area_id,
        summary=document.kind.name_th,
        round=registration.round_id,
        **{key: value for key, value in detail.items() if value},
    )
