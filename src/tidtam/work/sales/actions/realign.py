"""Counting anew what was counted under another area, category, mark or kind than the register says today.

The register changes, what was told stays where it was counted: nobody's past moves by itself. Where the register
had been wrong, or a programme wants its past under today's categories, this moves it, with a reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.past import may_at
from tidtam.ground.areas.redraw import now_of
from tidtam.ground.trail import actions as trail
from tidtam.kit import bulk, clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.marks.queries import marks_in
from tidtam.work.sales.actions import totals
from tidtam.work.sales.actions.bulk import with_values
from tidtam.work.sales.models import UNSPLIT, Change, ChangeKind, Report, ReportState, Sale, Standing

MOVED = ("area", "category", "mark", "channel", "kind")
CHANGE_FIELDS = (
    *(
        "sale_id",
        "kind",
        "recorded_at",
        "area_id",
        "month",
        "category",
        "mark",
        "channel_id",
        "producer_kind",
    ),
    *("baht", "units", "official", "told_baht", "told_units", "revision", "reason", "by_label"),
)


@transaction.atomic
def realign(producers: Iterable[int], *, since: date, reason: str, by: Actor | None) -> int:
    """Count the producers' facts of `since` and later as the register says today; how many facts moved.

    Sums over all areas, categories, marks and kinds stay as they are; what was known before stays askable.
    Locked months are moved by who may approve alone. ValidationError where no reason is given.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    keys = sorted(set(producers))
    counted = Sale.objects.filter(report__producer__in=keys, month__gte=since)
    told = counted.values_list("month", "area_id", "report__producer__area_id", "report__state").distinct()
    months = {(area, month) for month, *areas, _state in told for area in areas}
    areas = {area for area, _month in months}
    final = any(state == ReportState.LOCKED for *_place, state in told)
    verb = "approve" if final else "edit"
    if by is not None and not may_at(by, verb, areas):
        raise PermissionDenied
    totals.lock_months((area[:2], month) for area, month in months)
    moved = misplaced(list(counted.select_related("report__producer", "product").order_by("pk")))
    _write(moved, reason.strip(), by)
    if moved:
        trail.write(
            by, "sales.realign", f"sales.producer:{keys[0] if len(keys) == 1 else 'many'}",
            area=common_area(areas), summary=reason.strip(), facts=len(moved), since=str(since),
        )  # fmt: skip
    return len(moved)


def misplaced(facts: Sequence[Sale]) -> list[tuple[Sale, totals.Cell, totals.Cell]]:
    """Facts that the register would count otherwise today: as counted, and as it says. Each with its relations.

    A place that only bears another code since is the same place: what happened under the old code stays there.
    """
    moves = now_of({fact.area_id for fact in facts})
    by_month: defaultdict[date, set[int]] = defaultdict(set)
    for fact in facts:
        if fact.product_id is not None:
            by_month[fact.month].add(fact.product_id)
    marks = {month: marks_in(month, products) for month, products in by_month.items()}
    found = []
    for fact in facts:
        producer = fact.report.producer
        category, mark = UNSPLIT, UNSPLIT
        if fact.product is not None:
            category, mark = fact.product.category_id, marks[fact.month].get(fact.product.pk, "")
        before = totals.Cell(fact.area_id, fact.month, fact.category, fact.mark, fact.channel_id, fact.kind)
        stands = moves.get(fact.area_id, fact.area_id) == producer.area_id
        place = fact.area_id if stands else producer.area_id
        after = totals.Cell(place, fact.month, category, mark, fact.channel_id, producer.kind)
        if before != after:
            found.append((fact, before, after))
    return found


def _write(moved: Sequence[tuple[Sale, totals.Cell, totals.Cell]], reason: str, by: Actor | None) -> None:
    deltas, changes, moment = totals.Deltas(), [], clock.now()
    reports: dict[int, str] = {}
    for fact, before, after in moved:
        counted = 1 if fact.standing else 0
        official = fact.baht if fact.standing == Standing.OFFICIAL else 0
        reports[fact.report_id] = after.area
        for cell, sign in ((before, -1), (after, 1)):
            sums = (sign * counted * fact.baht, sign * counted * fact.units, sign * official)
            deltas.add(cell, fact.report.producer_id, *sums)
            changes.append(_change(fact, cell, sums, moment, reason, by))
    table = connection.ops.quote_name(Sale._meta.db_table)
    with_values(
        f"UPDATE {table} SET area_id = given.column1, category = given.column2, mark = given.column3, "  # noqa: S608
        f"kind = given.column4 FROM (VALUES {{values}}) AS given WHERE {table}.id = given.column5",
        [(after.area, after.category, after.mark, after.kind, fact.pk) for fact, _before, after in moved],
    )
    for report, area in reports.items():
        Report.objects.filter(pk=report).update(area=area)
    bulk.insert(Change, CHANGE_FIELDS, changes)
    totals.apply(deltas)


def _change(
    fact: Sale, cell: totals.Cell, sums: tuple[int, int, int], moment: Any, reason: str, by: Actor | None
) -> tuple[Any, ...]:
    label = by.label if by is not None else ""
    return (fact.pk, ChangeKind.MOVED.value, moment, *cell, *sums, 0, 0, fact.revision, reason, label)
