"""Where something lies, in words, and where its code leads."""

from tidtam.ground.areas.models import Area
from tidtam.ground.codes.actions import CodeRow, code_for
from tidtam.reporting.prints.gathered import addresses


def place_of(area: Area) -> str:
    """What the area lies in, up to the province; no query where the place came with the row."""
    above = []
    while area.parent is not None and area.level > 2:
        area = area.parent
        above.append(area.label)
    return " ".join(above)


def short_page(subject: str, area: Area, label: str) -> str:
    """Of the short page behind the record's code, which is made when it is first printed: openings are counted by it,
    and it leads on when the page's address has changed. The same in every language: a phone is sent on by its own.
    """
    code = code_for(CodeRow(subject, area.code, label), by=None)  # whoever prints it may see it
    return addresses.of("goods:short", "q", str(code), "th")
