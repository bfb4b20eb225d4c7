"""Comparing the kept totals with the facts."""

from collections import defaultdict
from datetime import date

from tidtam.kit.access import within
from tidtam.work.sales.actions.totals import LEVELS, Wrong
from tidtam.work.sales.models import ChannelTotal, Sale, Total

Sums = defaultdict[tuple[str | int | date, ...], list[int]]


def recount(province: str = "") -> list[Wrong]:
    """Cells that do not say what the facts of the province add up to ("" is the whole country); none is right."""
    totals: Sums = defaultdict(lambda: [0, 0])
    channels: Sums = defaultdict(lambda: [0, 0])
    levels = [level for level in LEVELS if level >= len(province)]
    facts = Sale.objects.filter(within(province, "area_id"))
    for area, month, category, mark, channel, baht, units in facts.values_list(
        "area_id", "month", "category", "mark", "channel_id", "baht", "units"
    ).iterator(chunk_size=5000):
        for level in levels:
            if len(area) < level:
                continue
            place = (level, area[: max(level - 2, 0)], area[:level], month)
            for cell in (totals[*place, category, mark], channels[*place, channel]):
                cell[0] += baht
                cell[1] += units
    at_levels = within(province, "area") if province else within("")
    stored = Total.objects.filter(at_levels, level__in=levels).values_list(
        "level", "parent", "area", "month", "category", "mark", "baht", "units"
    )
    stored_channels = ChannelTotal.objects.filter(at_levels, level__in=levels).values_list(
        "level", "parent", "area", "month", "channel", "baht", "units"
    )
    return [
        *_compare("Total", {row[:-2]: row[-2:] for row in stored}, totals),
        *_compare("ChannelTotal", {row[:-2]: row[-2:] for row in stored_channels}, channels),
    ]


def _compare(
    kind: str, stored: dict[tuple[str | int | date, ...], tuple[int, ...]], right: Sums
) -> list[Wrong]:
    """A missing cell says zero; so does one whose facts were all taken back."""
    wrong: list[Wrong] = []
    for key in sorted(stored.keys() | right.keys()):
        kept, counted = tuple(stored.get(key, (0, 0))), tuple(right.get(key, (0, 0)))
        if kept != counted:
            wrong.append(Wrong(kind, key, (kept[0], kept[1]), (counted[0], counted[1])))
    return wrong
