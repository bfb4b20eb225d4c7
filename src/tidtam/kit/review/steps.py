"""The steps themselves, on a row that its room holds locked; the room saves it and writes the trail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review import refusals
from tidtam.kit.review.models import Shown, State


def label_of(by: Actor | None) -> str:
    return by.label if by is not None else ""


def sign(row: Shown, by: Actor | None) -> None:
    """Say who changed the content last, and when."""
    row.changed_at = clock.now()
    row.changed_by = str(by.pk) if by is not None else ""
    row.changed_label = label_of(by)


def touch(row: Shown, by: Actor | None) -> None:
    """The content was changed by this person now."""
    row.version += 1
    sign(row, by)


def require_seen(row: Shown, version: int) -> None:
    """version: the one that the person had before him."""
    if row.version != version:
        raise refusals.ChangedMeanwhile


def require_other(row: Shown, by: Actor | None) -> None:
    """Nobody reviews what he wrote."""
    if by is not None and row.changed_by == str(by.pk):
        raise refusals.OwnWork


def reopen(row: Shown) -> None:
    """It is edited again: what waits for a review goes back to being a draft, for a reviewer never approves what he
    did not see; what was withdrawn begins anew."""
    if row.state in {State.REVIEW, State.WITHDRAWN}:
        row.state = State.DRAFT
        row.withdrawn_at, row.withdrawn_reason = None, ""


def send(row: Shown, lacking: Sequence[str]) -> None:
    """Ask for a review. lacking: what the public could not do without, in the reader's words."""
    if row.state not in {State.DRAFT, State.WITHDRAWN}:
        raise refusals.NothingToSend
    if lacking:
        raise refusals.NotReady(missing=", ".join(lacking))
    row.state, row.sent_at, row.review_note = State.REVIEW, clock.now(), ""
    row.withdrawn_at, row.withdrawn_reason = None, ""


def require_waiting(row: Shown, version: int) -> None:
    """It waits for a review, and is what the reviewer saw."""
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    require_seen(row, version)


def publish(kept: Shown, by: Actor | None, *, since: datetime | None = None) -> None:
    """Show it to everybody, from that moment where one is given; else the moment of the first time stays."""
    now = clock.now()
    kept.state = State.PUBLISHED
    kept.reviewed_at, kept.reviewed_label, kept.review_note = now, label_of(by), ""
    kept.published_at = since or kept.published_at or now


def send_back(row: Shown, said: str, by: Actor | None) -> None:
    """Return it to whoever wrote it. said: what is to be done, cleaned."""
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    if not said:
        raise refusals.ReasonMissing(field="note")
    row.state, row.review_note = State.DRAFT, said[:1000]
    row.reviewed_at, row.reviewed_label = clock.now(), label_of(by)


def withdraw(kept: Shown, said: str) -> None:
    """Take it from the public. said: why, cleaned."""
    if kept.state != State.PUBLISHED:
        raise refusals.NotPublished
    if not said:
        raise refusals.ReasonMissing
    kept.state, kept.withdrawn_at, kept.withdrawn_reason = State.WITHDRAWN, clock.now(), said[:400]


def take_signature(kept: Shown, draft: Shown) -> None:
    """The public record says whose change stands in it now, and carries the draft's count of changes."""
    kept.version = draft.version
    kept.changed_at, kept.changed_by, kept.changed_label = (
        draft.changed_at,
        draft.changed_by,
        draft.changed_label,
    )


def public_of(draft: Any) -> Any:
    """The public record beside which this draft stands; of anything else there is nothing to let go of."""
    if draft.draft_of is None:
        raise refusals.NothingToSend
    return draft.draft_of
