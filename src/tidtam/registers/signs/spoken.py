"""A sign that the public may speak of: one that stands at a road, by the key on its own code, never by counting."""

from uuid import UUID

from tidtam.kit.spoken import About
from tidtam.registers.signs.models import Sign

KIND = "signs.sign:"


def standing(subject: str) -> Sign | None:
    """The sign that is meant, where it stands at a road now."""
    if not subject.startswith(KIND):
        return None
    try:
        key = UUID(subject.removeprefix(KIND))
    except ValueError:
        return None
    return Sign.objects.standing().select_related("area__parent__parent").filter(key=key).first()


def about(subject: str) -> About | None:
    """asset: where it is on the register of assets too, so that what visitors tell reaches its inspections."""
    sign = standing(subject)
    return About(subject, sign.area_id, str(sign), sign.asset_id) if sign is not None else None
