"""Where something is, in words: the village, its subdistrict, its district."""

from tidtam.ground.areas.models import Area, Level


def district_of(area: Area) -> Area:
    """The district in which the area lies, or the area itself where it is none's part; parents are loaded."""
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    return area


def path(area: Area) -> list[Area]:
    """The area and what it lies in, up to its district."""
    found = [area]
    while found[-1].level > Level.DISTRICT and found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def where(area: Area) -> str:
    """ "บ้านวังคูณ หมู่ 4 ต.หนองเม็ก อ.หนองสองห้อง"."""
    return " ".join(one.label for one in path(area))
