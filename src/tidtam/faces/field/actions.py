"""Taking in what phones bring: photos piece by piece, visits whole; each as often as it is sent, kept once."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from tidtam.faces.field.models import Parcel, Piece
from tidtam.faces.field.refusals import Damaged, NotAllHere, Unannounced
from tidtam.ground.areas.models import Area
from tidtam.ground.files.actions import PICTURE_BYTES, store_picture
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.registers.assets.actions import inspect
from tidtam.registers.assets.models import Asset, AssetPhoto, Condition
from tidtam.work.followup import rules
from tidtam.work.followup.actions import CheckRow, record_visit
from tidtam.work.followup.models import Action, CheckItem, Visit
from tidtam.work.plan.actions import confirm_target
from tidtam.work.plan.models import How, Target, TargetPhoto

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


class Found(NamedTuple):
    """What was found of one thing in the village, with its own pictures. answer: of a checklist's item and of a work
    fine, not_fine or cannot_check; of an asset the code of its condition.
    """

    answer: str
    note: str
    photos: tuple[UUID, ...] = ()


@transaction.atomic
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
    checks: Mapping[CheckItem, Found] | None = None,
    targets: Mapping[Target, Found] | None = None,
    assets: Mapping[Asset, Found] | None = None,
) -> Visit:
    """Record the visit that the phone holds, with its photos in their order, and all that was found on it: the whole
    of it or nothing, and once, however often it is sent.

    point: latitude, longitude, metres of accuracy. clock_off: seconds by which the phone's clock was ahead. photos:
    all of them, those included that show an item, a work or an asset.
    """
    files = _files(photos, by)
    checks, targets, assets = checks or {}, targets or {}, assets or {}
    taken = {key for said in (checks, targets, assets) for one in said.values() for key in one.photos}
    latitude, longitude, accuracy = point
    made = record_visit(
        id=id,
        area=area,
        visited_at=visited_at,
        leader=by,
        leader_post=rules.post_there(by, area, clock.local(visited_at).date()),
        companions=companions,
        met=met,
        note=note,
        latitude=latitude,
        longitude=longitude,
        accuracy=accuracy,
        photos=[files[key] for key in dict.fromkeys(photos) if key not in taken],
        findings=list(findings),
        clock_off=clock_off,
        checks=[CheckRow(item, said.answer, said.note, _shown(said, files)) for item, said in checks.items()],
        by=by,
    )
    day = clock.local(visited_at).date()
    for target, said in targets.items():
        confirm_target(
            target,
            by=by,
            how=How.VISIT,
            verdict=said.answer,
            photos=_shown(said, files),
            note=said.note,
            on=day,
            source=source_of(made.pk),
        )
    for asset, said in assets.items():
        inspect(
            asset,
            id=uuid5(id, str(asset.key)),
            inspected_on=day,
            condition=Condition.objects.get(code=said.answer),
            note=said.note,
            photos=_shown(said, files),
            by=by,
        )
    return made


def kept_photos(visit: Visit, assets: Iterable[Asset]) -> set[str]:
    """Hashes of the photos that came with a visit, as they came, wherever they hang now."""
    inspections = [uuid5(visit.pk, str(asset.key)) for asset in assets]
    shown = [
        visit.evidence.values_list("file__original_sha256", flat=True),
        TargetPhoto.objects.filter(confirmation__source=source_of(visit.pk)).values_list("print", flat=True),
        AssetPhoto.objects.filter(inspection__in=inspections).values_list("file__original_sha256", flat=True),
    ]
    return {one for rows in shown for one in rows}


def source_of(visit: UUID) -> str:
    """What a work's confirmation says that it came from."""
    return f"followup.visit:{visit}"


def _files(keys: Sequence[UUID], by: User) -> dict[UUID, File]:
    """The kept photos; refused while one of them has not come whole."""
    rows = Parcel.objects.filter(pk__in=keys, user=by, file__isnull=False).select_related("file")
    files = {one.pk: one.file for one in rows if one.file is not None}
    if files.keys() != set(keys):
        raise NotAllHere
    return files


def _shown(said: Found, files: Mapping[UUID, File]) -> list[File]:
    return [files[key] for key in dict.fromkeys(said.photos) if key in files]


def sweep() -> int:
    """Drop what was begun long ago; kept photos stay with their visits. How many went."""
    gone, _each = Parcel.objects.filter(begun_at__lt=clock.now() - KEPT).delete()
    return gone
