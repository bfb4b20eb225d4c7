"""Whether the amounts of a row agree with one another, and the sums above with what is below."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.tables import Row
from tidtam.work.plan.queries.budget import KEPT, Sums, share_text

AMOUNTS = ("allocated", "disbursed", "returned", "remaining", "committed", "carried", "uncommitted")
NEAR = Decimal("0.011")  # a percentage is typed with two places


def check_amounts(row: Row, before: Sums) -> Sums | None:
    """What the line comes to when the row is taken; None with the refusal where its amounts do not agree.

    before: what the books say, which a blank cell leaves as it is. Money that is spent is taken out of what is
    committed or carried over where the rest does not suffice and the row does not speak of these.
    """
    for name in AMOUNTS:
        if (row.values.get(name) or 0) < 0:
            row.refuse(name, money.text(row.values[name]), _("Amounts are zero or more."))
            return None
    said = {name: value for name in KEPT if (value := row.values.get(name)) is not None}
    sums = replace(before, **said)
    remaining = row.values.get("remaining")
    if remaining is not None and remaining != sums.remaining:
        reason = _("Allocated less disbursed less returned is %(right)s.") % {
            "right": money.text(sums.remaining)
        }
        row.refuse("remaining", money.text(remaining), reason)
        return None
    if sums.remaining < 0:
        reason = _("More is disbursed and returned than was allocated (%(allocated)s).")
        row.refuse(
            "disbursed", money.text(sums.disbursed), reason % {"allocated": money.text(sums.allocated)}
        )
        return None
    sums = _eased(sums, "committed" not in said, "carried" not in said)
    uncommitted = row.values.get("uncommitted")
    if sums.uncommitted < 0 or uncommitted not in (None, sums.uncommitted):
        reason = _("Remaining less committed less carried over is %(right)s.")
        shown = money.text(sums.uncommitted if uncommitted is None else uncommitted)
        row.refuse("uncommitted", shown, reason % {"right": money.text(sums.uncommitted)})
        return None
    return sums


def check_shares(row: Row, sums: Sums) -> None:
    """The percentages that were typed; a wrong one is refused at its cell, and the row is taken all the same."""
    for name, right in (("spent_share", sums.spent_share), ("used_share", sums.used_share)):
        typed: Decimal | None = row.values.get(name)
        if typed is None or right is None:
            continue
        if min(abs(typed - Decimal(right) / 100), abs(typed * 100 - Decimal(right) / 100)) > NEAR:
            reason = _("The amounts of the row make it %(right)s.") % {"right": share_text(right)}
            row.refuse(name, str(typed), reason)


def check_total(row: Row, right: Sequence[Sums]) -> None:
    """Sums of a row with others below it; a wrong one is refused at its cell. right: what they may come to."""
    for name in AMOUNTS:
        typed = row.values.get(name)
        if typed is not None and all(typed != getattr(sums, name) for sums in right):
            reason = _("What is below it adds up to %(right)s.") % {
                "right": money.text(getattr(right[0], name))
            }
            row.refuse(name, money.text(typed), reason)
    if not row.refusals:
        shares = right[0] if row.values.get("allocated") == right[0].allocated else right[-1]
        check_shares(row, shares)


def _eased(sums: Sums, may_commit: bool, may_carry: bool) -> Sums:
    missing = -sums.uncommitted
    if missing > 0 and may_commit:
        less = min(missing, sums.committed)
        sums, missing = replace(sums, committed=sums.committed - less), missing - less
    if missing > 0 and may_carry:
        sums = replace(sums, carried=sums.carried - min(missing, sums.carried))
    return sums
