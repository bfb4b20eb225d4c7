"""The list of names as the officer sees it: who, for which producer, there on which days."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from tidtam.kit.access import within
from tidtam.kit.thai import clean
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE
from tidtam.work.training.models import Attendee, Presence, Training


@dataclass(frozen=True)
class SheetLine:
    """One person. days: those on which the person was there."""

    attendee: Attendee
    days: frozenset[date]

    @property
    def waits(self) -> bool:
        """Signed on the own phone, and no officer has stood for it yet."""
        return self.attendee.countersigned_at is None


def sheet_of(training: Training) -> list[SheetLine]:
    """Everybody who stands on the list: who waits for the officer first, then in the order of names."""
    standing = Presence.objects.filter(taken_back_at=None)
    rows = (
        training.attendees.standing()
        .select_related("person", f"producer__{PLACE}")
        .prefetch_related(Prefetch("presences", standing, to_attr="standing_days"))
    )
    lines = [
        SheetLine(attendee, frozenset(presence.day for presence in attendee.standing_days))  # type: ignore[attr-defined]
        for attendee in rows
    ]
    return sorted(lines, key=_order)


def producers_near(training: Training) -> "list[Producer]":
    """Registered producers of the training's district (of the province that held it), in the order of names."""
    rows = Producer.objects.standing().filter(
        within(training.area_id[:4], "area_id"), registered_at__isnull=False, struck_at=None
    )
    return list(rows.order_by("sort_key", "pk").only("pk", "code", "name_th", "name_en"))


def producer_named(training: Training, typed: str) -> Producer | None:
    """The one producer of the training's district that is called or numbered exactly so; None where there is none
    or more than one: nobody is picked silently.
    """
    name = clean(typed)
    if not name:
        return None
    near = Producer.objects.standing().filter(
        within(training.area_id[:4], "area_id"), registered_at__isnull=False
    )
    found = list(near.filter(name_th=name)[:2]) or list(near.filter(code=name)[:2])
    return found[0] if len(found) == 1 else None


def _order(line: SheetLine) -> tuple[bool, str, int]:
    attendee = line.attendee
    key = (
        attendee.person.sort_key
        if attendee.person
        else attendee.producer.sort_key
        if attendee.producer
        else ""
    )
    return (not line.waits, key, attendee.pk)
