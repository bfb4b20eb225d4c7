"""What the public may speak of here: what is published."""

from tidtam.kit.spoken import About
from tidtam.registers.tourism.queries import public


def about(subject: str) -> About | None:
    kind, _colon, key = subject.partition(":")
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        return None
    if kind == "tourism.villagepage":
        page = public.pages().filter(pk=key).first()
        return About(subject, page.community.area_id, page.community.area.label) if page else None
    if kind == "tourism.offer":
        offer = public.offers().filter(pk=key).first()
        return About(subject, offer.page.community.area_id, offer.name) if offer else None
    return None
