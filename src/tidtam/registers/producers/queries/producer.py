"""What the register's pages show of a producer: where it is, what it makes, how its registrations went."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.registers.producers.models import (
    Producer,
    Product,
    Registration,
    RegistrationState,
    RegistrationStep,
)

#: What `place` needs to be selected with the rows.
PLACE = "area__parent__parent"

#: How a registration's state is shown: colour and shape.
SHOWN = {
    RegistrationState.DRAFT: "none",
    RegistrationState.RECEIVED: "going",
    RegistrationState.DISTRICT: "going",
    RegistrationState.PROVINCE: "going",
    RegistrationState.REGISTERED: "done",
    RegistrationState.REJECTED: "late",
    RegistrationState.CANCELLED: "late",
    RegistrationState.LAPSED: "soon",
}


def place(area: Area) -> str:
    """The area with what it lies in up to the district: ต.ดงเค็ง อ.หนองสองห้อง; asks nothing of the database."""
    words = [area.label]
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
        words.append(area.label)
    return " ".join(words)


def state_shown(state: str) -> tuple[str, str]:
    """Colour word and name of a registration's state."""
    known = RegistrationState(state)
    return SHOWN[known], str(known.label)


@dataclass(frozen=True)
class Course:
    """A registration with its steps, the newest first."""

    registration: Registration
    shown: tuple[str, str]
    steps: tuple[tuple[str, RegistrationStep], ...]


def courses(producer: Producer) -> list[Course]:
    """The producer's registrations, the latest round first."""
    registrations = list(
        Registration.objects.filter(producer=producer).select_related("round").order_by("-round__opens_on")
    )
    steps: defaultdict[int, list[tuple[str, RegistrationStep]]] = defaultdict(list)
    taken = RegistrationStep.objects.filter(registration__in=registrations).order_by("-recorded_at", "-pk")
    for step in taken:
        steps[step.registration_id].append((state_shown(step.state)[1], step))
    return [
        Course(registration, state_shown(registration.state), tuple(steps[registration.pk]))
        for registration in registrations
    ]


def products_of(producer: Producer) -> Sequence[Product]:
    """What the producer makes, in the order of names."""
    return list(producer.products.select_related("category", "part").order_by("sort_key", "pk"))


def standing(producer: Producer) -> tuple[str, str]:
    """Whether the producer is registered now, as state and words."""
    if producer.struck_at is not None:
        return "late", _("Struck off")
    if producer.registered_at is not None:
        return "done", _("Registered")
    return "none", _("Not registered")
