"""What officers decide about producers that look alike: one and the same, or two; and what was wrong, undone."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.registers.producers.duplicate_refusals import (
    AlreadyMerged,
    BeforeAnother,
    NoReason,
    NotMerged,
    NotYours,
    SameProducer,
)
from tidtam.registers.producers.models import Distinct, Merge, Producer


@transaction.atomic
def merge_producers(
    gone: Producer, kept: Producer, *, reason: str, by: Actor | None, at: datetime | None = None
) -> Merge:
    """From now on `gone` counts as `kept`; it keeps its products, registrations and reports, and its page.

    Only one that stands may be kept or go, so chains end and nothing goes round. A finding that the two differ
    falls with it. at: when it was found, for registers taken over; never before an earlier merge of either.
    """
    gone, kept = _both(gone, kept, by)
    why = _reason(reason)
    moment = at or clock.now()
    for row in (gone, kept):
        if row.merged_into is not None:
            raise AlreadyMerged(name=row.name, kept=row.merged_into.name)
        if _touched_after(row, moment):
            raise BeforeAnother()
    made = Merge.objects.create(
        gone=gone, kept=kept, at=moment, by_id=by.pk if by is not None else None, reason=why
    )
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    Distinct.objects.filter(**_ordered(gone, kept)).delete()
    _trail(
        by, "producers.merge_producers", gone, _("merged into %(name)s") % {"name": kept.called}, kept, why
    )
    _trail(by, "producers.take_in", kept, _("took in %(name)s") % {"name": gone.called}, gone, why)
    return made


@transaction.atomic
def undo_merge(merge: Merge, *, reason: str, by: Actor | None) -> Merge:
    """The two are two again from now on, each with what was its own all along."""
    gone, kept = _both(merge.gone, merge.kept, by)
    why = _reason(reason)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise NotMerged()
    merge.undone_at, merge.undone_reason = clock.now(), why
    merge.undone_by_id = by.pk if by is not None else None
    merge.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    for row, other in ((gone, kept), (kept, gone)):
        _trail(by, "producers.undo_merge", row, other.called, other, why)
    return merge


@transaction.atomic
def mark_distinct(one: Producer, other: Producer, *, reason: str, by: Actor | None) -> Distinct:
    """The two are two; they are not shown as a likely pair again."""
    one, other = _both(one, other, by)
    why = _reason(reason)
    found, new = Distinct.objects.get_or_create(
        **_ordered(one, other),
        defaults={"at": clock.now(), "by_label": by.label if by is not None else "", "reason": why},
    )
    if new:
        for row, beside in ((one, other), (other, one)):
            _trail(by, "producers.mark_distinct", row, beside.called, beside, why)
    return found


def _both(one: Producer, other: Producer, by: Actor | None) -> tuple[Producer, Producer]:
    """The two as they stand now, locked in the order of their keys; both must be open to `by`."""
    if one.pk == other.pk:
        raise SameProducer()
    rows = {
        row.pk: row
        for row in Producer.objects.select_for_update(of=("self",))
        .select_related("merged_into")
        .filter(pk__in=(one.pk, other.pk))
        .order_by("pk")
    }
    if by is not None and not all(row.area_id.startswith(by.reach("edit")) for row in rows.values()):
        raise NotYours()
    return rows[one.pk], rows[other.pk]


def _reason(typed: str) -> str:
    reason = thai.clean(typed)[:300]
    if not reason:
        raise NoReason()
    return reason


def _touched_after(row: Producer, moment: datetime) -> bool:
    """Whether a merge of this one, either way, begins or ends after the moment."""
    of_it = Merge.objects.filter(Q(gone=row) | Q(kept=row))
    return of_it.filter(Q(at__gt=moment) | Q(undone_at__gt=moment)).exists()


def _ordered(one: Producer, other: Producer) -> dict[str, Producer]:
    first, second = sorted((one, other), key=lambda row: row.pk)
    return {"first": first, "second": second}


def _trail(by: Actor | None, verb: str, row: Producer, summary: str, other: Producer, reason: str) -> None:
    trail.write(
        by,
        verb,
        f"producers.producer:{row.pk}",
        area=row.area_id,
        summary=summary,
        producer=other.code,
        reason=reason,
    )
