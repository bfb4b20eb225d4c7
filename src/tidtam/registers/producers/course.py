"""The course of a registration as rules: which step may follow which, who takes it, what it has to say.

Without a table of its own: the states are the programme's, and the figures count by them.
"""

from dataclasses import dataclass

from tidtam.registers.producers.models import RegistrationState

State = RegistrationState

#: Steps that leave one out. They are taken by the province, and say why.
SKIPS = frozenset({(State.RECEIVED, State.PROVINCE)})

#: From each state, the ones that may follow. A register taken over from paper may begin in any of them.
NEXT: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.RECEIVED, State.CANCELLED}),
    State.RECEIVED: frozenset({State.DRAFT, State.DISTRICT, State.PROVINCE, State.REJECTED, State.CANCELLED}),
    State.DISTRICT: frozenset({State.RECEIVED, State.PROVINCE, State.REJECTED, State.CANCELLED}),
    State.PROVINCE: frozenset({State.DISTRICT, State.REGISTERED, State.REJECTED, State.CANCELLED}),
    State.REGISTERED: frozenset({State.CANCELLED, State.LAPSED}),
    State.REJECTED: frozenset({State.RECEIVED}),
    State.CANCELLED: frozenset(),
    State.LAPSED: frozenset(),
}

#: What ends a registration that stood.
OVER = (State.CANCELLED, State.LAPSED)

#: Where a register may begin without saying why the steps before are not on record.
BEGINNINGS = frozenset({State.DRAFT, State.RECEIVED})

_ORDER = (State.DRAFT, State.RECEIVED, State.DISTRICT, State.PROVINCE, State.REGISTERED)


def of_province(before: str | None, after: str) -> bool:
    """Whether the step is the province's: from its table, to the register, off the register, or past a committee."""
    return (
        before in (State.PROVINCE, State.REGISTERED)
        or after in (State.REGISTERED, State.LAPSED)
        or (before, after) in SKIPS
    )


@dataclass(frozen=True)
class Move:
    """A step as an officer takes it on a page.

    code: names it in addresses. before: the states from which it can be taken. reason, post, meeting: what has to
    be said: why, with which position it is signed, which meeting of the committee decided. forward: takes the
    registration on, so that it needs at least one product that stands. many: is taken for a list at once.
    """

    code: str
    before: tuple[str, ...]
    after: str
    reason: bool = False
    post: bool = False
    meeting: bool = False
    forward: bool = False
    many: bool = False

    def fits(self, state: str) -> bool:
        return state in self.before

    def of_province(self, state: str) -> bool:
        return of_province(state, self.after)


MOVES: dict[str, Move] = {
    move.code: move
    for move in (
        Move("receive", (State.DRAFT,), State.RECEIVED, post=True),
        Move("send", (State.RECEIVED,), State.DISTRICT, forward=True, many=True),
        Move("agree", (State.DISTRICT,), State.PROVINCE, meeting=True, forward=True, many=True),
        Move("skip", (State.RECEIVED,), State.PROVINCE, reason=True, forward=True),
        Move("register", (State.PROVINCE,), State.REGISTERED, post=True, forward=True, many=True),
        Move("return", (State.RECEIVED,), State.DRAFT, reason=True),
        Move("unsend", (State.DISTRICT,), State.RECEIVED, reason=True),
        Move("hand-back", (State.PROVINCE,), State.DISTRICT, reason=True),
        Move("reject", (State.RECEIVED, State.DISTRICT, State.PROVINCE), State.REJECTED, reason=True),
        Move("reopen", (State.REJECTED,), State.RECEIVED, reason=True, post=True),
        Move(
            "cancel",
            (State.DRAFT, State.RECEIVED, State.DISTRICT, State.PROVINCE, State.REGISTERED),
            State.CANCELLED,
            reason=True,
        ),
        Move("lapse", (State.REGISTERED,), State.LAPSED, reason=True),
    )
}


def moves_from(state: str) -> list[Move]:
    """What may be done next, the usual way first."""
    return [move for move in MOVES.values() if move.fits(state)]
