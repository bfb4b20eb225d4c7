"""Areas with what they lie in."""

from collections.abc import Iterable

from tidtam.ground.areas.models import Area, Level


def chain(area: Area) -> list[Area]:
    """What the area lies in, from the province down to its parent."""
    codes = [area.code[:digits] for digits in (2, 4, 6) if digits < area.level]
    found = Area.objects.in_bulk(codes)
    return [found[code] for code in codes if code in found]


def full_labels(areas: Iterable[Area], *, upto: int = Level.DISTRICT) -> dict[str, str]:
    """By code the label with what the area lies in: บ้านดงเค็ง หมู่ 8 ต.ดงเค็ง อ.หนองสองห้อง; one query."""
    areas = list(areas)
    steps = [level for level in (6, 4, 2) if level >= upto]
    codes = {area.code[:level] for area in areas for level in steps if level < area.level}
    found = Area.objects.in_bulk(codes)
    return {
        area.code: " ".join(
            [area.label]
            + [
                found[code].label
                for level in steps
                if level < area.level and (code := area.code[:level]) in found
            ]
        )
        for area in areas
    }


def full_label(area: Area, *, upto: int = Level.DISTRICT) -> str:
    """The label with what the area lies in, up to that level."""
    return full_labels([area], upto=upto)[area.code]
