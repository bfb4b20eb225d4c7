"""What a report rests on, and who told it: changed by a person, never by the way."""

from collections.abc import Sequence
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.areas.past import may_at
from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.work.sales.actions import totals
from tidtam.work.sales.actions.months import Doors
from tidtam.work.sales.actions.rows import RowRefusal, SalesRefused
from tidtam.work.sales.models import Report, ReportSource

MOST_INFORMANT = 200


class Basis(NamedTuple):
    """report: key; source: what its amounts rest on; informant: who told them, None to leave it."""

    report: int
    source: str
    informant: str | None = None


def differing(wanted: Sequence[Basis]) -> list[tuple[Basis, Report]]:
    """Those that say something else than their report does, with it."""
    found = {row.pk: row for row in Report.objects.filter(pk__in=listed({one.report for one in wanted}))}
    said = [(one, found[one.report]) for one in wanted if one.report in found]
    return [(one, report) for one, report in said if _other(one, report)]


@transaction.atomic
def restate(wanted: Sequence[Basis], *, by: Actor | None, reason: str = "") -> int:
    """Set what these reports rest on and who told them, each with its line in the trail; how many changed.

    No amount and no total changes. PermissionDenied outside the actor's area; `SalesRefused`, and
    nothing is written, where there is no such source or the month takes no change from this person; its positions
    are places in `wanted`.
    """
    places = {one: place for place, one in enumerate(wanted)}
    if odd := [one for one in wanted if one.source not in ReportSource.values]:
        raise SalesRefused(
            [RowRefusal(places[one], _("There is no such source of a report."), "source") for one in odd]
        )
    changing = differing(wanted)
    if by is not None and not may_at(by, "edit", {report.area_id for _one, report in changing}):
        raise PermissionDenied
    doors = Doors(totals.lock_months((report.area_id[:2], report.month) for _one, report in changing))
    refused = [
        RowRefusal(places[one], str(wrong), "source")
        for one, report in changing
        if (wrong := doors.refusal(report.area_id, report.month, report.state, reason, by))
    ]
    if refused:
        raise SalesRefused(refused)
    for one, report in changing:
        fields = ["source"] if report.source != one.source else []
        changes = {"basis": [report.source, one.source]} if fields else {}
        report.source = one.source
        if one.informant is not None and one.informant[:MOST_INFORMANT] != report.informant:
            report.informant = one.informant[:MOST_INFORMANT]
            fields.append("informant")  # a name: the trail says that it changed, not from what to what
        report.save(update_fields=fields)
        trail.write(
            by,
            "sales.restate",
            f"sales.report:{report.pk}",
            area=report.area_id,
            summary=reason.strip(),
            changes=changes,
            fields=fields[-1:] if "informant" in fields else [],
        )
    return len(changing)


def _other(one: Basis, report: Report) -> bool:
    return one.source != report.source or (
        one.informant is not None and one.informant[:MOST_INFORMANT] != report.informant
    )
