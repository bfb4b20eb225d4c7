"""Who may change what of a sign, and the trail of it."""

from typing import Any

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.registers.signs import refusals
from tidtam.registers.signs.models import Sign


def require(area: str, by: Actor | None, *verbs: str) -> None:
    """by may do one of the verbs there; tidtam itself may."""
    if by is not None and not any(by.may(verb, area) for verb in verbs):
        raise refusals.NotEntitled


def locked(sign: Sign) -> Sign:
    """The row as it stands now, held until the end of the change."""
    return Sign.objects.select_for_update(of=("self",)).select_related("area", "asset").get(pk=sign.pk)


def subject_of(sign: Sign) -> str:
    return f"signs.sign:{sign.key}"


def write(sign: Sign, verb: str, by: Actor | None, **detail: Any) -> None:
    trail.write(by, f"signs.{verb}", subject_of(sign), area=sign.area_id, summary=str(sign), **detail)
