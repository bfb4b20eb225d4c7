"""Links for reporting: found by their secret, listed with what came of them, and who may be sent one."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE
from tidtam.registers.producers.queries.entry_links import office_of as office_of
from tidtam.work.sales.models import ReportLink, ReportState
from tidtam.work.sales.models.links import ReportLinkSet
from tidtam.work.sales.queries.names import Answer, named_here

PARENTS = ("producer__area__parent__parent", "report")


def by_token(token: str) -> ReportLink | None:
    """The link that the token opens, whatever its state."""
    return ReportLink.objects.select_related(*PARENTS).filter(token_print=print_of(token)).first()


def links_of(actor: Actor) -> ReportLinkSet:
    """Links for producers of the actor's areas."""
    return ReportLink.objects.open_to(actor, "edit").select_related(*PARENTS)


def waiting_for(actor: Actor, month: date, area: str = "") -> "QuerySet[Producer]":
    """Producers within the area who owe the month's report or were given it back; has_link: one works already."""
    links = ReportLink.objects.filter(
        producer=OuterRef("pk"), month=month, closed_at=None, expires_at__gt=clock.now()
    )
    owed = named_here(actor, area, month).filter(Q(answer=Answer.MISSING) | Q(returned=True))
    return owed.annotate(has_link=Exists(links)).select_related(PLACE)


def link_shown(link: ReportLink) -> tuple[str, str]:
    """How a link stands, as state and words."""
    report = link.report
    if report is not None and link.sent_at is not None:
        return report_course(report.state)
    if link.closed_at is not None:
        return "none", _("Link closed")
    if link.expires_at <= clock.now():
        return "late", _("Expired")
    if link.saved_at is not None:
        return "going", _("Being filled in")
    return (
        ("soon", _("Opened, nothing typed yet")) if link.payload.get("opened") else ("none", _("Not opened"))
    )


def report_course(state: str) -> tuple[str, str]:
    """How far a report has come, as state and words."""
    match state:
        case ReportState.SUBMITTED:
            return "soon", _("Sent, waits to be checked")
        case ReportState.RETURNED:
            return "late", _("Given back")
        case ReportState.CHECKED:
            return "done", _("Checked")
        case ReportState.APPROVED | ReportState.LOCKED:
            return "done", _("Approved")
    return "none", _("Withdrawn")


def of_state(rows: Any, asked: str) -> Any:
    """Links by how they stand: sent, saved, opened, unopened, over."""
    now = clock.now()
    sent, closed = Q(sent_at__isnull=False), Q(closed_at__isnull=False)
    over = Q(closed) | Q(expires_at__lte=now)
    opened = Q(payload__has_key="opened")
    return rows.filter(
        {
            "sent": sent,
            "saved": Q(sent_at=None, saved_at__isnull=False) & ~over,
            "opened": Q(sent_at=None, saved_at=None) & opened & ~over,
            "unopened": Q(sent_at=None, saved_at=None) & ~opened & ~over,
            "over": Q(sent_at=None) & over,
        }[asked]
    )
