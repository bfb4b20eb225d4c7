"""A place that the public may speak of."""

from tidtam.ground.areas.models import Area
from tidtam.kit.spoken import About

KIND = "areas.area:"


def about(subject: str) -> About | None:
    if not subject.startswith(KIND):
        return None
    area = Area.objects.filter(pk=subject.removeprefix(KIND)[:12]).first()
    return About(subject, area.code, area.label) if area else None
