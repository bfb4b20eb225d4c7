"""What was asked, for those who answer and for the visitor."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.work.guests.models import State, VisitRequest, VisitRequestSet

SHAPES = {State.NEW: "soon", State.WELCOME: "done", State.SORRY: "late", State.OFF: "none"}


class Standing(NamedTuple):
    """state: soon, done, late or none; words: for the visitor."""

    state: str
    words: str


def requests(actor: Actor) -> VisitRequestSet:
    """What was asked of the villages that the actor looks after."""
    return VisitRequest.objects.open_to(actor, "view").select_related("community__area__parent__parent")


def by_token(token: str) -> VisitRequest | None:
    """What the visitor's link opens."""
    rows = VisitRequest.objects.select_related("community__area__parent__parent__parent")
    return rows.filter(token_print=print_of(token)).first()


def shown(request: VisitRequest) -> tuple[str, str]:
    """Shape and word, for those who answer."""
    return SHAPES[State(request.state)], str(State(request.state).label)


def standing(request: VisitRequest) -> Standing:
    words = {
        State.NEW: _("The village has your request and answers within 2 days."),
        State.WELCOME: _("You are welcome."),
        State.SORRY: _("It is not possible."),
        State.OFF: _("You took your request back."),
    }
    return Standing(SHAPES[State(request.state)], words[State(request.state)])
