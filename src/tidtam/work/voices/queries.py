"""Where something was told, and how what was told stands."""

from typing import NamedTuple

from django.db.models import Count
from django.utils.translation import gettext as _

from tidtam.ground.areas.geometry import distance_km
from tidtam.ground.areas.models import Area, Level
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import ActionState
from tidtam.work.voices.models import State, Voice, VoiceSet

FARTHEST_KM = 15.0
_BOX = 0.15  # degrees, more than FARTHEST_KM in Thailand


class Standing(NamedTuple):
    """How far it has come, in words for the visitor. state: late, soon, going, done or none."""

    state: str
    words: str


def inbox(actor: Actor) -> VoiceSet:
    """What was told in the actor's areas: what waits first, the newest before the others."""
    rows = Voice.objects.open_to(actor, "view").select_related("area__parent__parent", "action")
    return rows.annotate(pictures=Count("photos"))


def by_token(token: str) -> Voice | None:
    """What the visitor's link opens."""
    return (
        Voice.objects.select_related("area__parent__parent", "action")
        .filter(token_print=print_of(token))
        .first()
    )


def place_of(point: tuple[float, float]) -> Area | None:
    """The village nearest to the position; None far from any that we know."""
    latitude, longitude = point
    villages = Area.objects.existing().filter(
        level=Level.VILLAGE,
        latitude__range=(latitude - _BOX, latitude + _BOX),
        longitude__range=(longitude - _BOX, longitude + _BOX),
    )
    known = [
        (distance_km(point, (area.latitude, area.longitude)), area)
        for area in villages
        if area.latitude is not None and area.longitude is not None
    ]
    away, nearest = min(known, key=lambda one: one[0], default=(FARTHEST_KM + 1, None))
    return nearest if away <= FARTHEST_KM else None


def districts() -> list[Area]:
    """Those with villages of the programme."""
    codes = {code[:4] for code in Community.objects.values_list("area_id", flat=True)}
    return list(Area.objects.filter(pk__in=codes).select_related("parent").order_by("sort_key"))


def standing(voice: Voice) -> Standing:
    match State(voice.state):
        case State.NEW:
            return Standing("soon", _("Received; the office of the place reads it within 7 days"))
        case State.ANSWERED:
            return Standing("done", _("Answered"))
        case State.ASIDE:
            return Standing("none", _("Closed: nothing could be done with it"))
        case State.MATTER:
            return _of_matter(voice)


def _of_matter(voice: Voice) -> Standing:
    match ActionState(voice.action.state if voice.action else ActionState.OPEN):
        case ActionState.OPEN | ActionState.SENT_BACK:
            return Standing("going", _("Somebody has been asked to put it right"))
        case ActionState.REPORTED:
            return Standing("going", _("Reported put right; somebody else looks whether it is"))
        case ActionState.CONFIRMED:
            return Standing("done", _("Put right, and looked at by somebody else"))
        case ActionState.DROPPED:
            return Standing("none", _("Closed without being put right"))
