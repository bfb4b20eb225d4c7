"""An asset that the public may speak of: by the key that stands on its own paper or sign, never by counting."""

from uuid import UUID

from tidtam.kit.spoken import About
from tidtam.registers.assets.models import Asset

KIND = "assets.asset:"


def about(subject: str) -> About | None:
    if not subject.startswith(KIND):
        return None
    try:
        key = UUID(subject.removeprefix(KIND))
    except ValueError:
        return None
    asset = Asset.objects.filter(key=key).first()
    return About(subject, asset.area_id, asset.name, asset.pk) if asset else None
