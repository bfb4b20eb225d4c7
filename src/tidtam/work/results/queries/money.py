"""The money of a village's own targets in the plan, which stands beside what came of them."""

from typing import NamedTuple

from django.db.models import Count, Q, Sum

from tidtam.work.plan.models import Target


class Spent(NamedTuple):
    """Of one fiscal year, in satang: what the village's targets were given, and what was paid for them.

    targets, done: how many works, and how many of them are done. Works for a whole district are no village's own.
    """

    year: int
    money: int
    spent: int
    targets: int
    done: int

    @property
    def left(self) -> int:
        return self.money - self.spent


def spent_in(area: str) -> list[Spent]:
    """By fiscal year, the newest first."""
    rows = Target.objects.kept().filter(area=area).order_by("-item__programme__fiscal_year")
    found = rows.values_list("item__programme__fiscal_year").annotate(
        Sum("money"), Sum("spent"), Count("pk"), done=Count("pk", filter=Q(done_on__isnull=False))
    )
    return [Spent(*one) for one in found]
