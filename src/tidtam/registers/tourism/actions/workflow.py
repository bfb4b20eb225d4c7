"""Draft, review, published, withdrawn: each step by whom it belongs to, each in the trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.registers.tourism import refusals
from tidtam.registers.tourism.actions.drafts import take_place
from tidtam.registers.tourism.actions.rules import (
    AnyRecord,
    Record,
    locked,
    require_edit,
    require_review,
    write,
)
from tidtam.registers.tourism.models import Offer


def missing(record: Record) -> list[str]:
    """What a visitor could not do without; in the reader's words."""
    wanted = (
        [(record.text_th, _("a description in Thai"))]
        if isinstance(record, Offer)
        else [
            (record.tagline_th, _("one line about the village")),
            (record.story_th, _("its story in Thai")),
            (record.access_th, _("how to get there")),
        ]
    )
    if isinstance(record, Offer) and record.recurs and not record.dates.exists():
        wanted.append(("", _("the days of the event")))
    return [words for value, words in wanted if not value]


@transaction.atomic
def send(record: AnyRecord, *, by: Actor | None) -> AnyRecord:
    """Ask for a review; of what is published already, of the draft beside it."""
    require_edit(record, by)
    row = locked(record)
    if row.state not in {State.DRAFT, State.WITHDRAWN}:
        raise refusals.NothingToSend
    lacking = missing(row)
    if lacking:
        raise refusals.NotReady(missing=", ".join(lacking))
    row.state, row.sent_at, row.review_note = State.REVIEW, clock.now(), ""
    row.withdrawn_at, row.withdrawn_reason = None, ""
    row.save()
    write(row, "send", by, version=row.version)
    return row


@transaction.atomic
def approve(record: AnyRecord, *, version: int, by: Actor | None) -> AnyRecord:
    """Publish what was reviewed; version: the one that the reviewer saw. A draft takes the public record's place."""
    row = locked(record)
    require_review(row, by)
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    if row.version != version:
        raise refusals.ChangedMeanwhile
    kept = take_place(row) if row.draft_of_id else row
    now = clock.now()
    kept.state = State.PUBLISHED
    kept.reviewed_at, kept.reviewed_label = now, by.label if by is not None else ""
    kept.published_at, kept.review_note = kept.published_at or now, ""
    kept.save()
    write(kept, "publish", by, version=kept.version)
    _tell_village(kept, by)
    return kept


@transaction.atomic
def send_back(record: AnyRecord, *, note: str, by: Actor | None) -> AnyRecord:
    """Return it to whoever wrote it, saying what is to be done."""
    row = locked(record)
    require_review(row, by)
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    said = thai.clean(note)
    if not said:
        raise refusals.ReasonMissing(field="note")
    row.state, row.review_note = State.DRAFT, said[:1000]
    row.reviewed_at, row.reviewed_label = clock.now(), by.label if by is not None else ""
    row.save()
    write(row, "send_back", by)
    return row


@transaction.atomic
def withdraw(record: AnyRecord, *, reason: str, by: Actor | None) -> AnyRecord:
    """Take it off the public site at once; by an officer or the village's own editors, needing no review."""
    kept = locked(record.draft_of or record)
    require_edit(kept, by)
    if kept.state != State.PUBLISHED:
        raise refusals.NotPublished
    said = thai.clean(reason)
    if not said:
        raise refusals.ReasonMissing
    kept.state, kept.withdrawn_at, kept.withdrawn_reason = State.WITHDRAWN, clock.now(), said[:400]
    kept.save()
    write(kept, "withdraw", by)
    _tell_village(kept, by)
    return kept


def _tell_village(record: Record, by: Actor | None) -> None:
    """The village's own history says when an offer came or went, and its page is made anew."""
    if isinstance(record, Offer):
        write(record.page, "offer_shown", by, offer=record.name_th, state=record.state)


@transaction.atomic
def discard_draft(record: AnyRecord, *, by: Actor | None) -> AnyRecord:
    """Let go of the draft beside a public record; that one stays as it is."""
    require_edit(record, by)
    row = locked(record)
    if row.draft_of_id is None:
        raise refusals.NothingToSend
    kept: AnyRecord = row.draft_of  # type: ignore[assignment]
    write(row, "discard_draft", by, version=row.version)
    row.delete()
    return kept


def publish_unreviewed(record: AnyRecord) -> AnyRecord:
    """What tidtam's own demo and an import at the shell publish at once; never a person."""
    with transaction.atomic():
        return approve(send(record, by=None), version=record.version, by=None)
