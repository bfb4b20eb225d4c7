"""Rounds as pages show them: which are open, how many registrations stand where in each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import WAITING, Registration, RegistrationState, Round

State = RegistrationState


def standing_of(round: Round, today: date | None = None) -> tuple[str, str]:
    """Whether it is open, as state and words."""
    today = today or clock.today()
    if today < round.opens_on:
        return "none", _("Not open yet")
    if today <= round.closes_on:
        return "going", _("Open now")
    if round.lapses_on is not None and round.lapses_on <= today:
        return "soon", _("Lapsed")
    return "done", _("No longer open")


def offered(rounds: Sequence[Round] | None = None) -> Round | None:
    """The round that a new registration is meant for: the open one that closes first, else the last one closed."""
    today = clock.today()
    known = list(Round.objects.all()) if rounds is None else rounds
    is_open = [round for round in known if round.opens_on <= today <= round.closes_on]
    closed = [round for round in known if round.closes_on < today]
    if is_open:
        return min(is_open, key=lambda round: round.closes_on)
    return max(closed, key=lambda round: round.closes_on, default=None)


@dataclass(frozen=True)
class RoundLine:
    """A round with the registrations that the reader may see, counted by state."""

    round: Round
    counts: Counter[str]

    @property
    def shown(self) -> tuple[str, str]:
        return standing_of(self.round)

    @property
    def name(self) -> str:
        return str(self.round)

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def draft(self) -> int:
        return self.counts[State.DRAFT]

    @property
    def waiting(self) -> int:
        return sum(self.counts[state] for state in WAITING)

    @property
    def registered(self) -> int:
        return self.counts[State.REGISTERED]

    @property
    def ended(self) -> int:
        """Rejected, cancelled or lapsed."""
        return sum(self.counts[state] for state in (State.REJECTED, State.CANCELLED, State.LAPSED))


def round_lines(actor: Actor) -> list[RoundLine]:
    """Every round, the newest first, in two queries."""
    counts: dict[str, Counter[str]] = {}
    rows = Registration.objects.open_to(actor, "view").order_by().values_list("round_id", "state")
    for code, state, number in rows.annotate(number=Count("pk")):
        counts.setdefault(code, Counter())[state] = number
    return [RoundLine(round, counts.get(round.pk, Counter())) for round in Round.objects.all()]
