"""Taking in what phones bring: photos piece by piece, visits whole; each as often as it is sent, kept once."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tidtam.faces.field.models import Parcel, Piece
from tidtam.faces.field.refusals import Damaged, NotAllHere, Unannounced
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import PICTURE_BYTES, store_picture
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.work.followup import rules
from tidtam.work.followup.actions import record_visit
from tidtam.work.followup.models import Action, Visit

HASH = re.compile(r"[0-9a-f]{64}")
KEPT = timedelta(days=30)  # what a phone began and did not end, and what answers a phone that asks again


def announce(id: UUID, *, sha256: str, size: int, by: User, original_sha256: str = "") -> Parcel:
    """The photo of this id; the same again is the same parcel, another one under the id a `Conflict`."""
    odd = not HASH.fullmatch(sha256) or (original_sha256 and not HASH.fullmatch(original_sha256))
    if odd or not 0 < size <= PICTURE_BYTES:
        raise Unannounced
    parcel = Parcel(
        id=id, user=by, sha256=sha256, original_sha256=original_sha256, size=size, begun_at=clock.now()
    )
    try:
        with transaction.atomic():
            parcel.save(force_insert=True)
    except IntegrityError:
        return _same(parcel)
    return parcel


def _same(sent: Parcel) -> Parcel:
    stands = Parcel.objects.get(pk=sent.pk)
    if (stands.user_id, stands.sha256, stands.size) != (sent.user_id, sent.sha256, sent.size):
        raise Conflict
    return stands


@transaction.atomic
def add_piece(parcel: Parcel, offset: int, data: bytes) -> Parcel:
    """Take the bytes from `offset` on, where they continue what is here; else nothing: the parcel says where it
    stands, and the phone goes on from there. Whole, it is kept as a picture once its hash is right.

    `Damaged` where it is not; FileProblem where it is no picture.
    """
    held = Parcel.objects.select_for_update().get(pk=parcel.pk)
    if held.file_id is not None or offset != held.received or not data:
        return held
    if offset + len(data) > held.size:
        raise Damaged
    Piece.objects.create(parcel=held, offset=offset, data=data)
    held.received = offset + len(data)
    if held.received == held.size:
        held.file = _whole(held)
    held.save(update_fields=["received", "file"])
    return held


def _whole(parcel: Parcel) -> File:
    pieces = parcel.pieces.order_by("offset").values_list("data", flat=True)
    content = b"".join(bytes(piece) for piece in pieces)
    if hashlib.sha256(content).hexdigest() != parcel.sha256:
        raise Damaged
    file = store_picture(content, by=parcel.user, name=f"{parcel.pk}.jpg")
    parcel.pieces.all().delete()
    return file


@transaction.atomic
def start_anew(parcel: Parcel) -> Parcel:
    """Drop the pieces of a photo that came damaged."""
    held = Parcel.objects.select_for_update().get(pk=parcel.pk)
    if held.file_id is None:
        held.pieces.all().delete()
        held.received = 0
        held.save(update_fields=["received"])
    return held


def deliver_visit(
    id: UUID,
    area: Area,
    *,
    visited_at: datetime,
    met: str,
    companions: str,
    note: str,
    point: Sequence[float | None],
    photos: Sequence[UUID],
    findings: Iterable[tuple[Action, str, str]],
    clock_off: int | None,
    by: User,
) -> Visit:
    """Record the visit that the phone holds, with its photos in their order; once, however often it is sent.

    point: latitude, longitude, metres of accuracy. clock_off: seconds by which the phone's clock was ahead.
    """
    parcels = {
        one.pk: one
        for one in Parcel.objects.filter(pk__in=photos, user=by, file__isnull=False).select_related("file")
    }
    files = [parcels[key].file for key in dict.fromkeys(photos) if key in parcels]
    if len(files) < len(set(photos)):
        raise NotAllHere
    latitude, longitude, accuracy = point
    return record_visit(
        id=id,
        area=area,
        visited_at=visited_at,
        leader=by,
        leader_post=_post(by, area, visited_at),
        companions=companions,
        met=met,
        note=note,
        latitude=latitude,
        longitude=longitude,
        accuracy=accuracy,
        photos=[file for file in files if file is not None],
        findings=list(findings),
        clock_off=clock_off,
        by=by,
    )


def _post(user: User, area: Area, visited_at: datetime) -> Post | None:
    """For which of their posts the person was there, where one of them looks after the village."""
    own = [one.post for one in rules.leaders(area, clock.local(visited_at).date()) if one.user_id == user.pk]
    return own[0] if own else None


def sweep() -> int:
    """Drop what was begun long ago; kept photos stay with their visits. How many went."""
    gone, _each = Parcel.objects.filter(begun_at__lt=clock.now() - KEPT).delete()
    return gone
