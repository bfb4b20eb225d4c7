"""Draft, review, published, withdrawn: each step by whom it belongs to, each in the trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.kit.review import steps
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
    steps.send(row, missing(row))
    row.save()
    write(row, "send", by, version=row.version)
    return row


@transaction.atomic
def approve(record: AnyRecord, *, version: int, by: Actor | None) -> AnyRecord:
    """Publish what was reviewed; version: the one that the reviewer saw. A draft takes the public record's place."""
    row = locked(record)
    require_review(row, by)
    steps.require_waiting(row, version)
    kept = take_place(row) if row.draft_of_id else row
    steps.publish(kept, by)
    kept.save()
    write(kept, "publish", by, version=kept.version)
    _tell_village(kept, by)
    return kept


@transaction.atomic
def send_back(record: AnyRecord, *, note: str, by: Actor | None) -> AnyRecord:
    """Return it to whoever wrote it, saying what is to be done."""
    row = locked(record)
    require_review(row, by)
    steps.send_back(row, thai.clean(note), by)
    row.save()
    write(row, "send_back", by)
    return row


@transaction.atomic
def withdraw(record: AnyRecord, *, reason: str, by: Actor | None) -> AnyRecord:
    """Take it off the public site at once; by an officer or the village's own editors, needing no review."""
    kept = locked(record.draft_of or record)
    require_edit(kept, by)
    steps.withdraw(kept, thai.clean(reason))
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
    kept: AnyRecord = steps.public_of(row)
    write(row, "discard_draft", by, version=row.version)
    row.delete()
    return kept


def publish_unreviewed(record: AnyRecord) -> AnyRecord:
    """What tidtam's own demo and an import at the shell publish at once; never a person."""
    with transaction.atomic():
        return approve(send(record, by=None), version=record.version, by=None)
