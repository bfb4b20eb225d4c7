"""A report's way: submitted, checked, returned, approved, reopened, withdrawn; every step by the right office."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.past import may_at
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.work.sales.actions import totals
from tidtam.work.sales.models import (
    Change,
    ChangeKind,
    Report,
    ReportState,
    ReportStep,
    Sale,
    Standing,
    standing_of,
)

S = ReportState


class Way(NamedTuple):
    """A step that can be taken. verb: who may; reason: whether it must be said why."""

    before: frozenset[str]
    after: ReportState
    verb: str
    reason: bool = False


WAYS: dict[str, Way] = {
    "submit": Way(frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, "edit"),
    "check": Way(frozenset({S.SUBMITTED}), S.CHECKED, "edit"),
    "return": Way(frozenset({S.SUBMITTED, S.CHECKED}), S.RETURNED, "edit", reason=True),
    "withdraw": Way(frozenset({S.SUBMITTED, S.CHECKED, S.RETURNED}), S.DRAFT, "edit", reason=True),
    "approve": Way(frozenset({S.CHECKED}), S.APPROVED, "approve"),
    "reopen": Way(frozenset({S.APPROVED, S.LOCKED}), S.CHECKED, "approve", reason=True),
}


#: Steps that bring amounts into the totals or take them out, which a closed month allows to the province alone.
SENDING = ("submit", "withdraw")

#: As the trail tells each step.
TOLD = {
    "submit": "sales.submit_report",
    "check": "sales.check_report",
    "return": "sales.return_report",
    "withdraw": "sales.withdraw_report",
    "approve": "sales.approve_report",
    "reopen": "sales.reopen_report",
}


class WrongStep(ValidationError):
    """The reports do not stand where this step begins."""


def take_step(
    name: str, reports: Iterable[int], *, by: Actor | None, reason: str = "", at: datetime | None = None
) -> int:
    """Take a step of `WAYS` with all these reports, totals included; how many took it.

    All or none: `WrongStep` where one stands elsewhere or does not exist, PermissionDenied outside the actor's
    area, ValidationError where a reason is wanting.
    """
    way, keys = WAYS[name], sorted(set(reports))
    if way.reason and not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    return _take(name, way, keys, by, reason.strip(), at)


@transaction.atomic
def _take(
    name: str, way: Way, keys: Sequence[int], by: Actor | None, reason: str, at: datetime | None
) -> int:
    places = [place for part in _parts(keys) for place in _places(part)]
    areas = {area for area, _month in places}
    if by is not None and not may_at(by, way.verb, areas):
        raise PermissionDenied
    held = totals.lock_months((area[:2], month) for area, month in places)
    if name in SENDING and by is not None:
        shut = {row.province for row in held if row.closed_at or row.locked_at}
        if not all(by.may("approve", province) for province in shut):
            raise WrongStep(
                _("The province has closed this month; ask it to open the month again."), code="closed"
            )
    moment = at or clock.now()
    standing: dict[str, list[int]] = {}
    for part in _parts(keys):
        for key, state in Report.objects.filter(pk__in=part).values_list("pk", "state"):
            standing.setdefault(state, []).append(key)
    if sum(map(len, standing.values())) != len(keys) or not standing.keys() <= way.before:
        raise WrongStep(_("The report has moved on in the meantime; look at it again."), code="wrong_step")
    deltas = totals.Deltas()
    for before, found in standing.items():
        move(found, ReportState(before), way.after, by.label if by else "", moment, reason, deltas)
    totals.apply(deltas)
    if keys:
        trail.write(
            by,
            TOLD[name],
            f"sales.report:{keys[0] if len(keys) == 1 else 'many'}",
            area=common_area(areas),
            summary=reason,
            reports=len(keys),
        )
    return len(keys)


def move(
    keys: Sequence[int],
    before: ReportState,
    after: ReportState,
    label: str,
    moment: datetime,
    reason: str,
    deltas: totals.Deltas,
) -> None:
    """Set the state of reports that all stand at `before`; what their facts count for changes with it.

    In the caller's transaction, under the months' locks; the caller applies the deltas.
    """
    for part in _parts(keys):
        if standing_of(before) != standing_of(after):
            _count(part, standing_of(before), standing_of(after), label, moment, reason, deltas)
        Report.objects.filter(pk__in=part).update(state=after)
        ReportStep.objects.bulk_create(
            ReportStep(report_id=key, before=before, state=after, at=moment, by_label=label, reason=reason)
            for key in part
        )


def _count(
    part: Sequence[int],
    before: Standing,
    after: Standing,
    label: str,
    moment: datetime,
    reason: str,
    deltas: totals.Deltas,
) -> None:
    counts = int(after > 0) - int(before > 0)
    official = int(after == Standing.OFFICIAL) - int(before == Standing.OFFICIAL)
    facts = Sale.objects.filter(report__in=part)
    for row in facts.values_list(
        "report__producer_id", "baht", "units", "area_id", "month", "category", "mark", "channel_id", "kind"
    ):
        producer, baht, units = row[:3]
        deltas.add(totals.Cell(*row[3:]), producer, baht * counts, units * counts, baht * official)
    sale, change = Sale._meta.db_table, Change._meta.db_table
    holes = ", ".join(["%s"] * len(part))
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {change} (sale_id, kind, recorded_at, month, area_id, category, mark, channel_id, "  # noqa: S608
            "producer_kind, baht, units, official, told_baht, told_units, revision, reason, by_label) "
            f"SELECT id, %s, %s, month, area_id, category, mark, channel_id, kind, baht * {counts}, "
            f"units * {counts}, baht * {official}, 0, 0, revision, %s, %s FROM {sale} WHERE report_id IN ({holes})",
            [ChangeKind.STATE.value, adapt(moment), reason, label, *part],
        )
    facts.update(standing=after)


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]


def _places(keys: Sequence[int]) -> list[tuple[str, date]]:
    return list(Report.objects.filter(pk__in=keys).values_list("area_id", "month").distinct())
