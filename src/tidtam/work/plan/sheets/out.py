"""The budget as its sheet carries it away: every line with its sums, and the whole at the end."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tidtam.kit.access import within_any
from tidtam.kit.uploads import Said
from tidtam.work.plan.models import BudgetNode, Programme
from tidtam.work.plan.queries.budget import Sums, Tree, narrowed


def rows(areas: Sequence[str], said: Said) -> Iterator[Sequence[Any]]:
    """The rows of the year asked for, else of the newest that there is; the sums are of what lies in the areas."""
    reach = within_any([*areas], "area_id")
    if said.get("area"):
        reach &= within_any([said["area"]], "area_id")
    kept = BudgetNode.objects.filter(reach)
    years = kept.filter(programme__fiscal_year=int(said["year"])) if said.get("year") else kept
    newest = years.order_by("-programme__fiscal_year", "pk").first()
    if newest is None:
        return
    programme = newest.programme
    found = kept.filter(programme=programme)
    for province in sorted(set(found.order_by().values_list("province_id", flat=True))):
        yield from _province(
            programme, province, narrowed(programme, province, found.filter(province=province))
        )


def _province(programme: Programme, province: str, tree: Tree) -> Iterator[Sequence[Any]]:
    year = programme.fiscal_year
    for line in tree.walk():
        yield _row(line.node.code, line.node.name, line.sums, line.node.unit, line.node.area_id, year)
    yield _row("", _("Total"), tree.sums, "", province, year)


def _row(code: str, name: str, sums: Sums, unit: str, area: str, year: int) -> Sequence[Any]:
    money = (sums.allocated, sums.disbursed, sums.returned, sums.remaining)
    shares = (None if one is None else Decimal(one) / 100 for one in (sums.spent_share, sums.used_share))
    parts = (sums.committed, sums.carried, sums.uncommitted)
    return (code, name, *money, *shares, unit, *parts, area, year)
