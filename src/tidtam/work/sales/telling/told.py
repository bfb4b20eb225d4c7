"""What comes of what was typed: rows for `record_sales`, and what they change of what was sent before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.work.sales.actions.rows import NilReport, Row, SaleRow
from tidtam.work.sales.telling.asked import Amounts, Asked, Key

NOTHING = Amounts(0, 0, None)
Typed = Mapping[Key, Amounts | None]  # None where a known line was emptied


class Change(NamedTuple):
    """An amount that was sent and becomes another, both in satang, for the reader."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Told:
    """rows: for `record_sales`; total: satang; as_before: all stands as it was told for the month before."""

    rows: tuple[Row, ...]
    total: int
    nil: bool
    changes: tuple[Change, ...]
    as_before: bool

    @property
    def words(self) -> str:
        """The sum in words: ห้าพันบาทถ้วน."""
        return money.words(self.total)


def told_of(asked: Asked, typed: Typed, source: str, *, nil: bool) -> Told:
    """The month as typed; nil: the button that says nothing was sold. ValidationError where nothing is said.

    An amount that was on record and is emptied becomes 0: facts are corrected, never deleted.
    """
    if nil and _own_amounts(asked, typed):
        raise ValidationError(
            _("Amounts are entered: clear them to report that nothing was sold, or send them.")
        )
    stored = {line.key: line.stored for line in asked.lines if line.stored is not None}
    amounts: Typed = {} if nil else typed
    given = any(one is not None for one in amounts.values())
    if not nil and not given and not any(one.baht for one in stored.values()):
        raise ValidationError(
            _("Enter what was sold in the month, one sum is enough; or choose that nothing was sold.")
        )
    rows: list[Row] = []
    changes: list[Change] = []
    for key in dict.fromkeys([*stored, *amounts]):
        now, then = amounts.get(key) or NOTHING, stored.get(key)
        if then is None and now == NOTHING:
            continue
        rows.append(
            SaleRow(
                product=key[0],
                month=asked.month,
                channel=key[1],
                baht=now.baht,
                units=now.units,
                source=source,
                producer=asked.producer.pk,
                buyers=now.buyers,
            )
        )
        if then is not None and then != now:
            changes.append(Change(asked.title(*key), then.baht, now.baht))
    total = sum(one.baht for one in amounts.values() if one is not None)
    if not total:
        rows.append(NilReport(asked.producer.pk, asked.month, source))
    return Told(tuple(rows), total, not total, tuple(changes), _as_before(asked, amounts))


def _own_amounts(asked: Asked, typed: Typed) -> bool:
    """Whether somebody typed an amount of this month, rather than left what was filled in."""
    given = {line.key: line.stored or line.before for line in asked.lines}
    return any(one is not None and one.baht and one != given.get(key) for key, one in typed.items())


def _as_before(asked: Asked, amounts: Typed) -> bool:
    before = {line.key: line.before for line in asked.lines if line.before is not None}
    return asked.prefills and bool(before) and amounts == before
