"""Draft, review, public, withdrawn: each step by whom it belongs to, each in the trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.kit.review import steps
from tidtam.work.routes.actions.rules import copy_content, locked, require, require_review, write
from tidtam.work.routes.models import Route


def missing(route: Route) -> list[str]:
    """What a visitor could not do without; in the reader's words."""
    days = set(route.stops.values_list("day", flat=True))
    wanted = [
        (bool(route.story_th), _("its story in Thai")),
        (route.stops.count() >= 2, _("at least two stops")),
        (days >= set(range(1, route.days + 1)), _("a stop on every day")),
    ]
    return [words for there, words in wanted if not there]


@transaction.atomic
def send(route: Route, *, by: Actor | None) -> Route:
    """Ask for a review; of what is public already, of the draft beside it."""
    require(route.area_id, by)
    row = locked(route)
    steps.send(row, missing(row))
    row.save()
    write(row, "send", by, version=row.version)
    return row


@transaction.atomic
def approve(route: Route, *, version: int, by: Actor | None) -> Route:
    """Publish what was reviewed; version: the one that the reviewer saw. A draft takes the public record's place."""
    row = locked(route)
    require_review(row, by)
    steps.require_waiting(row, version)
    kept = _take_place(row) if row.draft_of_id else row
    steps.publish(kept, by)
    kept.save()
    write(kept, "publish", by, version=kept.version)
    return kept


@transaction.atomic
def send_back(route: Route, *, note: str, by: Actor | None) -> Route:
    """Return it to whoever wrote it, saying what is to be done."""
    row = locked(route)
    require_review(row, by)
    steps.send_back(row, thai.clean(note), by)
    row.save()
    write(row, "send_back", by)
    return row


@transaction.atomic
def withdraw(route: Route, *, reason: str, by: Actor | None) -> Route:
    """Take it off the public site at once, needing no review."""
    kept = locked(route.draft_of or route)
    require(kept.area_id, by)
    steps.withdraw(kept, thai.clean(reason))
    kept.save()
    write(kept, "withdraw", by)
    return kept


@transaction.atomic
def discard_draft(route: Route, *, by: Actor | None) -> Route:
    """Let go of the draft beside a public route; that one stays as it is."""
    require(route.area_id, by)
    row = locked(route)
    kept: Route = steps.public_of(row)
    write(row, "discard_draft", by, version=row.version)
    row.delete()
    return kept


def publish_unreviewed(route: Route) -> Route:
    """What tidtam's own demo publishes at once; never a person."""
    with transaction.atomic():
        return approve(send(route, by=None), version=route.version, by=None)


def _take_place(draft: Route) -> Route:
    """Write the draft over the public route and let it go."""
    assert draft.draft_of is not None
    kept = locked(draft.draft_of)
    copy_content(draft, kept)
    steps.take_signature(kept, draft)
    kept.stops.all().delete()
    draft.stops.update(route=kept)
    draft.delete()
    return kept
