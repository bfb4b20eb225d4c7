"""What the trail keeps of a change."""

from typing import Any

from tidtam.kit import calendar, money

#: Noted as changed, without saying from what to what: where somebody may live.
UNSAID = frozenset({"address", "latitude", "longitude"})
#: The same of a sole owner's producer and its products: what it is called and tells of itself is a person's.
OWN_FACE = UNSAID | {"name_th", "name_en", "website", "story_th", "story_en", "link_note", "raw_source"}
_MONEY = frozenset({"capital", "price"})


def noted(field: str, value: Any) -> Any:
    """A value as the trail keeps it: money in baht, days as text."""
    if value is None or value == "":
        return ""
    if field in _MONEY:
        return money.text(value)
    if field == "founded_year":
        return str(calendar.be(value))
    return value
