"""What the preview of a file of producers says of new rows: producers that each may double."""

from collections.abc import Hashable, Iterator

from django.utils.translation import gettext as _

from tidtam.ground.privacy import numbers
from tidtam.kit.actor import Actor
from tidtam.kit.uploads import Plan, Remark
from tidtam.registers.producers.queries.duplicates import Seen, within_rows
from tidtam.registers.producers.queries.matches import matches, words
from tidtam.registers.producers.sheets.producer_writes import New, Writes

NAMED = 3  # producers that one row names


class _House:
    """The shell: reads everywhere."""

    pk = None
    label = "tidtam"

    def reach(self, verb: str) -> tuple[str, ...]:
        return ("",)

    def may(self, verb: str, area_code: str) -> bool:
        return True


def warn(plan: Plan, by: Actor | None) -> Iterator[Remark]:
    """At the new rows; of producers that the sender may not see only the district."""
    writes: Writes = plan.payload
    seen = [_seen(new) for new in writes.fresh]
    names = {new.row: new.told["name_th"] for new in writes.fresh}

    def remark(row: int, why: str) -> Remark:
        return Remark(row, "", names[row], why)

    for key, found in matches(seen, by or _House()).items():
        for match in found[:NAMED]:
            yield remark(_row(key), _("May be a double: %(what)s") % {"what": match.text})
    for (one, other), reasons in within_rows(seen).items():
        said = {"why": words(reasons), "row": one}
        yield remark(_row(other), _("%(why)s as row %(row)s of this file") % said)


def _seen(new: New) -> Seen:
    number = new.contact.number or ""
    return Seen(
        new.row,
        new.told["name_th"],
        new.area,
        number_print=numbers.print_of(number) if number else "",
        phone=new.contact.told.get("phone", ""),
    )


def _row(key: Hashable) -> int:
    assert isinstance(key, int)
    return key
