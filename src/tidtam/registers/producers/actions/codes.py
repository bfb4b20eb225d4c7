"""Numbers for producers that have none: 4015-0001, the next one of the district."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tidtam.ground.areas.models import Area
from tidtam.registers.producers.models import Producer

if TYPE_CHECKING:
    from tidtam.registers.producers.actions.register import ProducerRow

DISTRICT = 4
_OURS = re.compile(r"[0-9]{4}-([0-9]{4,9})")


def with_codes(rows: Sequence["ProducerRow"]) -> list["ProducerRow"]:
    """The rows, each without a number given the next one of its district.

    The district's row is held until the transaction ends: of two officers at once the second waits and gets the
    number after.
    """
    waiting = sorted({row.area[:DISTRICT] for row in rows if not row.code})
    if not waiting:
        return list(rows)
    list(Area.objects.select_for_update(no_key=True).filter(pk__in=waiting).order_by("pk").values_list("pk"))
    typed: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if found := _OURS.fullmatch(row.code):
            typed[row.code[:DISTRICT]].add(int(found[1]))
    last = {district: max(typed[district] | {_last(district)}) for district in waiting}
    numbered = []
    for row in rows:
        if not row.code:
            district = row.area[:DISTRICT]
            last[district] += 1
            row = row._replace(code=f"{district}-{last[district]:04}")
        numbered.append(row)
    return numbered


def _last(district: str) -> int:
    """The highest number of our own form in the district; numbers of another form count as none."""
    codes = Producer.objects.filter(code__gte=f"{district}-", code__lt=f"{district}.")
    numbers = (_OURS.fullmatch(code) for code in codes.values_list("code", flat=True))
    return max((int(found[1]) for found in numbers if found), default=0)
