"""Where something lies, in words, and where its code leads."""

from tidtam.ground.areas.models import Area
from tidtam.reporting.prints.gathered import addresses


def place_of(area: Area) -> str:
    """What the area lies in, up to the province; no query where the place came with the row."""
    above = []
    while area.parent is not None and area.level > 2:
        area = area.parent
        above.append(area.label)
    return " ".join(above)


def short_page(product: int) -> str:
    """The same in every language: a phone is sent on by its own."""
    return addresses.of("goods:short", "q", str(product), "th")
