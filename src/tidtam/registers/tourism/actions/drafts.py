"""The draft beside a public record: made when it is first edited, taking its place when it is approved."""

from typing import Any

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.review.steps import reopen, sign, take_signature
from tidtam.registers.tourism.actions.rules import AnyRecord, locked
from tidtam.registers.tourism.models import Offer, OfferDate, Picture, VillagePage

_OWN = frozenset(
    {
        "id", "key", "state", "version", "created_at", "changed_at", "changed_by", "changed_label", "sent_at",
        "reviewed_at", "reviewed_label", "review_note", "published_at", "withdrawn_at", "withdrawn_reason",
        "draft_of", "community", "page", "coordinator", "verified_on", "verified_label",
    }
)  # fmt: skip


def working(record: AnyRecord, by: Actor | None) -> AnyRecord:
    """The row to edit: the record itself, or, where it is public, the draft beside it. Locked."""
    kept = locked(record.draft_of or record)
    if kept.state != State.PUBLISHED:
        row = kept
    else:
        found: AnyRecord | None = type(kept)._default_manager.filter(draft_of=kept).first()
        row = locked(found) if found is not None else _begin(kept, by)
    reopen(row)
    return row


def _begin(kept: AnyRecord, by: Actor | None) -> AnyRecord:
    draft: Any = type(kept)(created_at=clock.now(), draft_of=kept, version=kept.version, state=State.DRAFT)
    copy_content(kept, draft)
    sign(draft, by)
    draft.save(force_insert=True)
    copy_children(kept, draft)
    made: AnyRecord = draft
    return made


def copy_content(source: VillagePage | Offer, target: VillagePage | Offer) -> None:
    """All that is said, and nothing of how far it stands: a copy never carries "published" along."""
    for field in source._meta.concrete_fields:
        if field.name not in _OWN:
            setattr(target, field.attname, getattr(source, field.attname))
    if isinstance(source, Offer) and isinstance(target, Offer):
        target.page_id = target.page_id or source.page_id
    elif isinstance(source, VillagePage) and isinstance(target, VillagePage):
        target.community_id = source.community_id


def copy_children(source: VillagePage | Offer, target: VillagePage | Offer) -> None:
    """Pictures, and the days of an event."""
    owner = "offer" if isinstance(target, Offer) else "page"
    pictures = [_copied(picture, **{owner: target}) for picture in source.pictures.all()]
    Picture.objects.bulk_create(pictures)
    if isinstance(source, Offer):
        OfferDate.objects.bulk_create([_copied(day, offer=target) for day in source.dates.all()])


def _copied(row: Any, **changed: Any) -> Any:
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in {"key", "page", "offer"}
    }
    return type(row)(**kept, **changed)


def take_place(draft: AnyRecord) -> AnyRecord:
    """Write the draft over the public record and let it go. Pictures that stayed keep their addresses."""
    original: AnyRecord | None = draft.draft_of
    assert original is not None
    kept = locked(original)
    copy_content(draft, kept)
    take_signature(kept, draft)
    owner = "offer" if isinstance(kept, Offer) else "page"
    addresses = {
        (picture.file.sha256, picture.role): picture.key for picture in kept.pictures.select_related("file")
    }
    kept.pictures.all().delete()
    for picture in draft.pictures.select_related("file"):
        setattr(picture, owner, kept)
        picture.key = addresses.pop((picture.file.sha256, picture.role), picture.key)
        picture.save()
    if isinstance(kept, Offer) and isinstance(draft, Offer):
        kept.dates.all().delete()
        draft.dates.update(offer=kept)
    draft.delete()
    return kept
