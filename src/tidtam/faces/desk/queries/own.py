"""The first page of people who see only what is theirs: a producer, a community's editor, a committee's member."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import full_labels
from tidtam.ground.people.models import User
from tidtam.kit.dues import Due
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.models import Producer, Registration, RegistrationState
from tidtam.reporting.dues import queries as dues_queries
from tidtam.reporting.meetings.models import Committee, Meeting
from tidtam.work.followup import standing
from tidtam.work.followup.models import Action

MEETINGS = 6


@dataclass(frozen=True)
class ProducerCard:
    """A producer that the reader belongs to. state: as colour, shape and word, of its last round."""

    producer: Producer
    where: str
    products: tuple[str, ...]
    round: str
    state: tuple[str, str]
    link: str


@dataclass(frozen=True)
class ActionLine:
    action: Action
    state: standing.Shown
    link: str


@dataclass(frozen=True)
class VillageCard:
    """A village whose page the reader keeps, with everything that is to be done there."""

    area: Area
    where: str
    lines: tuple[ActionLine, ...]


@dataclass(frozen=True)
class CommitteeCard:
    committee: Committee
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class Own:
    producers: tuple[ProducerCard, ...]
    villages: tuple[VillageCard, ...]
    committees: tuple[CommitteeCard, ...]
    dues: tuple[tuple[Due, str], ...]

    @property
    def empty(self) -> bool:
        return not (self.producers or self.villages or self.committees or self.dues)


def own_of(actor: User, *, today: date) -> Own:
    """What this person's memberships and posts open, and what it owes."""
    villages = _villages(actor, today)
    shown = {line.link for card in villages for line in card.lines}
    owed = [due for due in dues_queries.dues(actor, today=today) if due.link not in shown]
    return Own(
        producers=tuple(_producers(actor)),
        villages=tuple(villages),
        committees=tuple(_committees(actor)),
        dues=tuple((due, standing.days(due.late_days)) for due in owed),
    )


def _producers(actor: User) -> list[ProducerCard]:
    rows = (
        Producer.objects.filter(members__user=actor)
        .select_related("area")
        .prefetch_related("products", "registrations__round")
        .order_by("sort_key")
    )
    labels = full_labels(row.area for row in rows)
    return [_producer_card(row, labels[row.area_id]) for row in rows]


def _producer_card(producer: Producer, where: str) -> ProducerCard:
    registrations = sorted(producer.registrations.all(), key=lambda row: row.round.opens_on)
    last = registrations[-1] if registrations else None
    return ProducerCard(
        producer=producer,
        where=where,
        products=tuple(product.name for product in producer.products.all()),
        round=str(last.round) if last else "",
        state=_registration(last),
        link=reverse("producers:producer", args=[producer.pk]),
    )


def _registration(row: Registration | None) -> tuple[str, str]:
    if row is None:
        return "none", str(RegistrationState.DRAFT.label)
    kinds = {
        RegistrationState.REGISTERED: "done",
        RegistrationState.REJECTED: "late",
        RegistrationState.CANCELLED: "none",
        RegistrationState.DRAFT: "none",
    }
    state = RegistrationState(row.state)
    return kinds.get(state, "going"), str(state.label)


def _villages(actor: User, today: date) -> list[VillageCard]:
    areas = [row.area for row in Community.objects.filter(editors__user=actor).select_related("area")]
    labels = full_labels(areas)
    rows = Action.objects.open_to(actor, "view").filter(area__in=areas).order_by("due_on", "pk")
    lines: dict[str, list[ActionLine]] = {area.code: [] for area in areas}
    for row in rows:
        link = reverse("followup:action", args=[row.key])
        lines[row.area_id].append(ActionLine(row, standing.of(row, today), link))
    return [VillageCard(area, labels[area.code], tuple(lines[area.code])) for area in areas]


def _committees(actor: User) -> list[CommitteeCard]:
    """The committees on which a post of this person has a seat today."""
    seats = Committee.objects.filter(seats__post__in=actor.current_posts).distinct().order_by("name_th")
    found = []
    for committee in seats:
        meetings = Meeting.objects.open_to(actor, "read_papers").filter(committee=committee)
        found.append(
            CommitteeCard(
                committee, tuple(meetings.select_related("committee").order_by("-starts_at")[:MEETINGS])
            )
        )
    return found
