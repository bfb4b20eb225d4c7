"""Registrations as lists and pages show them: what they wait for, since when, who may do what next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.steps import PROVINCE_DIGITS
from tidtam.registers.producers.course import MOVES, Move, moves_from
from tidtam.registers.producers.models import (
    UNDER_WAY,
    DocumentKind,
    Producer,
    Registration,
    RegistrationSet,
)
from tidtam.registers.producers.queries.documents import asked_of
from tidtam.registers.producers.queries.producer import PLACE, Course, courses

#: What a button or a page is called that takes the step.
WORDS = {
    "receive": gettext_lazy("Receive and sign"),
    "send": gettext_lazy("Send to the district committee"),
    "agree": gettext_lazy("Record the committee's decision"),
    "skip": gettext_lazy("Send to the province without a committee"),
    "register": gettext_lazy("Register the producer"),
    "return": gettext_lazy("Send back to the producer"),
    "unsend": gettext_lazy("Take back from the committee"),
    "hand-back": gettext_lazy("Send back to the district committee"),
    "reject": gettext_lazy("Reject"),
    "reopen": gettext_lazy("Take up again"),
    "cancel": gettext_lazy("Cancel the registration"),
    "lapse": gettext_lazy("Let the registration lapse"),
}

#: What a page says when the step is taken.
DONE = {
    "receive": gettext_lazy("Received; the slip can be printed."),
    "send": gettext_lazy("It waits for the district committee now."),
    "agree": gettext_lazy("It waits for the province now."),
    "skip": gettext_lazy("It waits for the province now."),
    "register": gettext_lazy("Registered; the certificate can be printed."),
}

LONGEST = 24  # characters of a paper's name in a list; its page has them all

FIRST = frozenset({"receive", "send", "agree", "register", "reopen"})


@dataclass(frozen=True)
class NextStep:
    """A step that this reader may take. usual: the way forward, shown first."""

    code: str
    word: str
    usual: bool


def may_take(actor: Actor, move: Move, registration: Registration) -> bool:
    """Whether the reader's office takes this step, whatever has to be said with it."""
    area = registration.producer.area_id
    if move.of_province(registration.state):
        area = area[:PROVINCE_DIGITS]
    return move.fits(registration.state) and actor.may("edit", area)


def next_steps(actor: Actor, registration: Registration) -> list[NextStep]:
    """What this reader may do with the registration next."""
    return [
        NextStep(move.code, str(WORDS[move.code]), move.code in FIRST)
        for move in moves_from(registration.state)
        if may_take(actor, move, registration)
    ]


@dataclass(frozen=True)
class Offered:
    """A course on the producer's page, with the way forward where this reader takes it."""

    course: Course
    next_steps: list[NextStep]

    @property
    def registration(self) -> Registration:
        return self.course.registration

    @property
    def shown(self) -> tuple[str, str]:
        return self.course.shown

    @property
    def steps(self) -> Any:
        return self.course.steps


def offered_courses(actor: Actor, producer: Producer) -> list[Offered]:
    """The producer's registrations with the usual next step, as far as it is this reader's to take."""
    found = []
    for course in courses(producer):
        course.registration.producer = producer
        usual = [step for step in next_steps(actor, course.registration) if step.usual]
        found.append(Offered(course, usual))
    return found


def listed(rows: RegistrationSet) -> RegistrationSet:
    """With all that `missing_words` and the place need, in a fixed number of queries."""
    return rows.select_related("round", f"producer__{PLACE}").prefetch_related("documents")


def waiting_days(registration: Registration) -> int | None:
    """Days since it came to its present state; None where nobody waits any more."""
    if registration.state not in UNDER_WAY or registration.since is None:
        return None
    return (clock.today() - clock.local(registration.since).date()).days


@dataclass(frozen=True)
class Missing:
    """The papers that are missing of a row made by `listed`, in words; asks for the official list once."""

    kinds: Sequence[DocumentKind]

    @classmethod
    def of_list(cls) -> "Missing":
        return cls(list(DocumentKind.objects.filter(required=True)))

    def papers(self, registration: Registration) -> list[DocumentKind]:
        """None of a registration that is decided: nobody waits for them."""
        if registration.state not in UNDER_WAY:
            return []
        there = {row.kind_id for row in registration.documents.all() if not row.refused}
        return [kind for kind in asked_of(registration.producer.kind, self.kinds) if kind.pk not in there]

    def words(self, registration: Registration) -> str:
        return ", ".join(str(kind) for kind in self.papers(registration))

    def short(self, registration: Registration) -> str:
        """The first one, and how many more."""
        kinds = self.papers(registration)
        if not kinds:
            return _("Complete") if registration.state in UNDER_WAY else ""
        first = str(kinds[0])
        first = first if len(first) <= LONGEST else f"{first[:LONGEST].rstrip()}…"
        if len(kinds) == 1:
            return first
        return _("%(first)s and %(number)s more") % {"first": first, "number": len(kinds) - 1}


def many_moves(actor: Actor) -> list[tuple[Move, Any]]:
    """The steps that this reader may take for a list at once, with their words."""
    province = any(len(code) <= PROVINCE_DIGITS for code in actor.reach("edit"))
    return [
        (move, WORDS[move.code])
        for move in MOVES.values()
        if move.many and actor.reach("edit") and (province or not move.of_province(move.before[0]))
    ]
