"""Freezing a meeting's papers: gathered and printed once, kept as bytes, given out unchanged ever after."""

from django.db import transaction

from tidtam.ground.files import actions as files
from tidtam.ground.files import shelf
from tidtam.ground.files.models import File, Kind
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.site import here, site
from tidtam.kit.thai import clean
from tidtam.reporting.meetings import printing, refusals
from tidtam.reporting.meetings.actions.committees import require
from tidtam.reporting.meetings.actions.trail import trail
from tidtam.reporting.meetings.contents import gather
from tidtam.reporting.meetings.models import Meeting, Pack

TRIES = 5


def freeze_pack(
    meeting: Meeting, *, by: Actor | None, reason: str = "", new: bool = False, asked_at: str = ""
) -> Pack:
    """Version 1 at the first call; later calls return the newest. new: make another, for a reason on record.

    asked_at: the address by which the person who asks reaches tidtam, for the paper's code where the settings
    name none.

    Gathered and printed outside the transaction, which then only writes; of two first calls at once one makes
    version 1 and the other gets it. Killed in the middle, at most a file is left that no row knows.
    """
    require(by, meeting.committee.area_id, "freeze")
    reason = clean(reason)
    if new and not reason:
        raise refusals.ReasonMissing
    for _attempt in range(TRIES):
        newest = meeting.packs.first()
        if newest is not None and not new:
            return newest
        version = newest.version + 1 if newest else 1
        pack = _freeze(meeting, version, reason if newest else "", site() or asked_at or here(), by)
        if pack is not None:
            return pack
    raise refusals.Unsettled


def rebuild(pack: Pack, form: str = "pdf") -> bytes:
    """Print again from the stored inputs: "pdf" or "html" as it was given out, to the byte; "docx" to edit."""
    return printing.FORMS[form](pack.inputs)


def content(pack: Pack, form: str = "pdf") -> bytes:
    """The bytes that were given out; as "docx" a copy to edit, which is not kept."""
    if form == "docx":
        return rebuild(pack, form)
    file: File = pack.pdf if form == "pdf" else pack.html
    return shelf.path_of(file.sha256).read_bytes()


def _freeze(meeting: Meeting, version: int, reason: str, address: str, by: Actor | None) -> Pack | None:
    """This very version, or None where another was quicker."""
    frozen_at = clock.now()
    inputs = gather(meeting, version=version, reason=reason, frozen_at=frozen_at, site=address)
    printed, page = printing.pdf(inputs), printing.html(inputs)
    name = f"ระเบียบวาระ-{meeting.number}-{meeting.year}-ฉบับที่-{version}"
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        if Pack.objects.filter(meeting=meeting, version__gte=version).exists():
            return None
        pack = Pack.objects.create(
            meeting=meeting,
            version=version,
            reason=reason,
            inputs=inputs,
            code=inputs["check"]["code"],
            pdf=files.store(printed, name=f"{name}.pdf", kinds={Kind.PDF}, by=by),
            html=files.store(page, name=f"{name}.html", kinds={Kind.HTML}, by=by),
            frozen_at=frozen_at,
            frozen_by=by.label if by is not None else "tidtam",
        )
        trail(
            meeting,
            "freeze_pack",
            by=by,
            version=version,
            reason=reason,
            pdf=pack.pdf.sha256,
            html=pack.html.sha256,
        )
    return pack
