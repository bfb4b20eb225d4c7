"""The open record of resolutions: what was published, and how far it has come, without a name of a person."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from tidtam.kit import clock
from tidtam.reporting.meetings.models import Committee, Resolution, ResolvedAction
from tidtam.work.followup.models import Action, ActionState


@dataclass(frozen=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True)
class Counts:
    """Of the matters that it asked for: every one is counted once; late are those of the open past their day."""

    asked: int
    done: int
    dropped: int
    open: int
    late: int


@dataclass(frozen=True)
class Published:
    """One published resolution. Posts, never people; days as ISO dates, instants in UTC."""

    body: str
    body_name: str
    meeting: str
    held_on: date
    item: int
    number: int
    kind: str
    text: str
    effective_on: date
    areas: tuple[Place, ...]
    responsible: tuple[str, ...]
    due_on: date | None
    matters: Counts
    published_at: datetime

    @property
    def key(self) -> str:
        """Names it for good: body, year, meeting, item and number."""
        number, year = self.meeting.split("/")
        return f"{self.body}-{year}-{number}-{self.item}-{self.number}"

    def record(self) -> dict[str, Any]:
        """For machines."""
        return {"id": self.key, **asdict(self)}


def public() -> QuerySet[Resolution]:
    """What anybody may read, the newest first."""
    rows = Resolution.objects.filter(published_at__isnull=False).select_related("meeting__committee", "item")
    return rows.order_by("-meeting__starts_at", "item__number", "number")


def public_bodies() -> QuerySet[Committee]:
    return (
        Committee.objects.filter(meetings__resolutions__published_at__isnull=False)
        .distinct()
        .order_by("name_th")
    )


def published(rows: Iterable[Resolution]) -> list[Published]:
    """Two questions, however many."""
    found = list(rows)
    links = ResolvedAction.objects.filter(resolution__in=found).select_related("action__area", "action__doer")
    made: dict[int, list[Action]] = defaultdict(list)
    for link in links.order_by("action__area_id", "pk"):
        made[link.resolution_id].append(link.action)
    return [_published(row, made[row.pk]) for row in found]


def _published(row: Resolution, actions: list[Action]) -> Published:
    held = clock.local(row.meeting.starts_at).date()
    open_ones = [one for one in actions if not one.is_closed]
    return Published(
        body=row.meeting.committee.code,
        body_name=row.meeting.committee.name_th,
        meeting=row.meeting.reference,
        held_on=held,
        item=row.item.number,
        number=row.number,
        kind=row.kind,
        text=row.text_th,
        effective_on=row.effective_on or held,
        areas=tuple(dict.fromkeys(Place(one.area_id, one.area.name_th) for one in actions)),
        responsible=tuple(dict.fromkeys(one.doer.name_th for one in actions)),
        due_on=max((one.due_on for one in actions), default=None),
        matters=Counts(
            asked=len(actions),
            done=sum(one.state == ActionState.CONFIRMED for one in actions),
            dropped=sum(one.state == ActionState.DROPPED for one in actions),
            open=len(open_ones),
            late=sum(one.due_on < clock.today() for one in open_ones),
        ),
        published_at=row.published_at or row.recorded_at,
    )
