"""Pictures of a village or of an offer: kept, described, put in order, taken out."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max, Q

from tidtam.ground.files.models import File
from tidtam.ground.files.shown import People, Rights
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.kit.review.steps import touch
from tidtam.registers.tourism.actions.drafts import working
from tidtam.registers.tourism.actions.rules import Record, require_edit, write
from tidtam.registers.tourism.models import Offer, Picture, Role, VillagePage


class PictureRow(NamedTuple):
    """What is said of a picture; see `Picture`."""

    role: str = Role.PHOTO
    caption_th: str = ""
    caption_en: str = ""
    credit: str = ""
    rights: str = Rights.UNKNOWN
    people: str = People.NOT_ASKED


@transaction.atomic
def add_pictures(
    record: Record, files: Sequence[File], row: PictureRow | None = None, *, by: Actor | None
) -> list[Picture]:
    """Put pictures behind those that are there; of a public record behind those of its draft."""
    require_edit(record, by)
    kept = _working(record, by)
    last = kept.pictures.aggregate(last=Max("order"))["last"]
    first = 0 if last is None else last + 1
    owner = "offer" if isinstance(kept, Offer) else "page"
    said = _cleaned(row or PictureRow())
    made = [
        Picture(**{owner: kept}, file=file, order=first + place, **said._asdict())
        for place, file in enumerate(files)
    ]
    Picture.objects.bulk_create(made)
    if made:
        touch(kept, by)
        write(kept, "add_pictures", by, pictures=len(made))
    kept.save()
    return made


@transaction.atomic
def change_picture(
    picture: Picture, row: PictureRow, *, order: int | None = None, by: Actor | None
) -> Picture:
    """Say anew what a picture is and by what right it is shown; of a public record, of its draft's."""
    kept = _held(picture, by)
    for name, value in _cleaned(row)._asdict().items():
        setattr(kept, name, value)
    if order is not None:
        kept.order = order
    kept.save()
    return kept


@transaction.atomic
def remove_picture(picture: Picture, *, by: Actor | None) -> None:
    """Take a picture out; of a public record it stays there until the draft is approved."""
    _held(picture, by).delete()


@transaction.atomic
def hide_picture(picture: Picture, *, by: Actor | None) -> Picture:
    """Somebody in it objects: shown nowhere from now on, without a review; in the draft neither."""
    record = picture.offer or picture.page
    assert record is not None
    require_edit(record, by)
    owner = "offer" if picture.offer is not None else "page"
    kept = record.draft_of_id or record.pk
    same = Q(**{f"{owner}_id": kept}) | Q(**{f"{owner}__draft_of_id": kept})
    Picture.objects.filter(same, file__sha256=picture.file.sha256).update(people=People.NOT_ASKED)
    write(record, "hide_picture", by, picture=str(picture.key))
    picture.refresh_from_db()
    return picture


def _working(record: Record, by: Actor | None) -> Record:
    offer = record if isinstance(record, Offer) else None
    if offer is not None:
        return working(offer, by)
    assert isinstance(record, VillagePage)
    return working(record, by)


def _held(picture: Picture, by: Actor | None) -> Picture:
    """The same picture of the row that is edited."""
    record = picture.offer or picture.page
    assert record is not None
    require_edit(record, by)
    kept = _working(record, by)
    touch(kept, by)
    kept.save()
    write(kept, "change_pictures", by)
    if kept.pk == record.pk:
        return picture
    found = kept.pictures.filter(file__sha256=picture.file.sha256, role=picture.role).first()
    if found is None:
        raise ChangedMeanwhile
    return found


def _cleaned(row: PictureRow) -> PictureRow:
    return row._replace(
        caption_th=thai.clean(row.caption_th)[:200],
        caption_en=thai.clean(row.caption_en)[:200],
        credit=thai.clean(row.credit)[:120],
    )
