"""A village's sheet by a link: found by its secret, its rows as whoever holds it may see them, and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.work.sales.actions.by_sheet import WAITING, holder_of
from tidtam.work.sales.models import ReportState, SheetLink, SheetRow
from tidtam.work.sales.models.links import SheetLinkSet
from tidtam.work.sales.queries.links import report_course
from tidtam.work.sales.queries.sheet import Line, lines_of
from tidtam.work.sales.queries.steps import given_back

PARENTS = ("area__parent__parent__parent",)


@dataclass(frozen=True)
class OwnRow:
    """A row as the holder sees it: of others' reports no more than that there is one.

    waits: one sum may be entered; own: the link sent the report that stands, of `baht` satang; changed: somebody
    changed it since; reason: why the office gave it back; seen: the moment to name for taking it back, "" where it
    cannot be.
    """

    key: int
    name: str
    place: str
    mark: str
    waits: bool
    own: bool
    baht: int
    changed: bool
    shown: tuple[str, str]
    reason: str
    seen: str


def sheet_by_token(token: str) -> SheetLink | None:
    """The link that the token opens, whatever its state."""
    return SheetLink.objects.select_related(*PARENTS).filter(token_print=print_of(token)).first()


def own_rows(link: SheetLink) -> list[OwnRow]:
    """Those of the link's producers whose report is expected, by place and name."""
    rows = {row.producer_id: row for row in link.rows.all()}
    lines = lines_of(holder_of(link), link.area_id, link.month, among=rows.keys(), today_only=False)
    return [_own(line, rows[line.producer.pk]) for line in lines]


def _own(line: Line, row: SheetRow) -> OwnRow:
    report = line.report
    own = report is not None and row.report_id == report.pk
    back = own and report is not None and report.state == ReportState.RETURNED
    return OwnRow(
        key=line.producer.pk,
        name=line.producer.name,
        place=line.place,
        mark=line.mark,
        waits=line.editable and (report is None or report.state in WAITING),
        own=own,
        baht=row.baht or 0,
        changed=own and report is not None and report.baht != row.baht,
        shown=report_course(report.state) if own and report is not None else ("none", _("Reported already")),
        reason=given_back(report) if back and report is not None else "",
        seen=line.undo.at.isoformat() if own and line.undo is not None else "",
    )


def sheet_links_of(actor: Actor) -> SheetLinkSet:
    """Links of villages' sheets in the actor's areas. rows_count, sent_count: producers on them, and reported."""
    rows = SheetLink.objects.open_to(actor, "edit").select_related(*PARENTS)
    return rows.annotate(rows_count=Count("rows"), sent_count=Count("rows__sent_at"))


def sheet_shown(link: Any) -> tuple[str, str]:
    """How a link of `sheet_links_of` stands, as state and words."""
    if link.sent_count == link.rows_count:
        return "done", _("All sent")
    if link.closed_at is not None:
        return "none", _("Link closed")
    if link.expires_at <= clock.now():
        return "late", _("Expired")
    if link.sent_count or link.saved_at is not None:
        return "going", _("Being filled in")
    return (
        ("soon", _("Opened, nothing typed yet")) if link.payload.get("opened") else ("none", _("Not opened"))
    )


def sheet_of_state(rows: Any, asked: str) -> Any:
    """Links of `sheet_links_of` that work still, or are over."""
    over = Q(closed_at__isnull=False) | Q(expires_at__lte=clock.now())
    return rows.filter(over) if asked == "over" else rows.exclude(over)
