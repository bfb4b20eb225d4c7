"""Where reports stand on their way, which steps a person may take, and which wait for one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.past import may_at
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.states import WAYS, Way
from tidtam.work.sales.models import Report, ReportState, ReportStep
from tidtam.work.sales.queries.redrawn import inside

S = ReportState

#: colour and shape of a state; the word is the state's own
SHAPES = {
    S.DRAFT: "none",
    S.SUBMITTED: "going",
    S.CHECKED: "going",
    S.RETURNED: "soon",
    S.APPROVED: "done",
    S.LOCKED: "done",
}

#: what each state is called: that of a report that was sent says what it waits for
LABELS = {state: state.label for state in ReportState} | {S.SUBMITTED: _("To be checked")}

#: step -> what the button says, what was done
WORDS: Mapping[str, tuple[Any, Any]] = {
    "check": (_("Checked, it is right"), _("Checked.")),
    "approve": (_("Approve"), _("Approved; it counts in the official totals.")),
    "submit": (_("Send the report"), _("The report is sent.")),
    "return": (_("Return it with a reason"), _("Returned.")),
    "withdraw": (_("Take it back as a draft"), _("Taken back; it counts nowhere until it is sent again.")),
    "reopen": (_("Take back the approval"), _("The approval is taken back.")),
}


class Offer(NamedTuple):
    """A step that a person may take now. asks: it has a page of its own, for its reason."""

    name: str
    label: Any
    asks: bool
    harmful: bool


@dataclass(frozen=True)
class StepLine:
    """One step that was taken, for the reader."""

    shown: tuple[str, Any]
    step: ReportStep


def shown_as(state: str) -> tuple[str, Any]:
    """Colour and word of a state."""
    return SHAPES[ReportState(state)], LABELS[ReportState(state)]


def state_shown(report: Report | None) -> tuple[str, Any]:
    """Colour and word of where the report stands; of none, that there is none."""
    if report is None:
        return "late", _("Not reported")
    return shown_as(report.state)


def offers(report: Report, actor: Actor) -> list[Offer]:
    """The steps that the report can take next and that this person may take."""
    may = {verb: may_at(actor, verb, [report.area_id]) for verb in {way.verb for way in WAYS.values()}}
    return [
        Offer(name, WORDS[name][0], way.reason, name in ("return", "withdraw", "reopen"))
        for name, way in sorted(WAYS.items(), key=lambda one: list(WORDS).index(one[0]))
        if report.state in way.before and may[way.verb]
    ]


def steps_of(report: Report) -> list[StepLine]:
    """The steps it took, the latest first."""
    rows = ReportStep.objects.filter(report=report).order_by("-at", "-pk")
    return [StepLine(shown_as(row.state), row) for row in rows]


def waiting(actor: Actor, way: Way, month: date, area: str = "") -> "QuerySet[Report]":
    """The month's reports that wait for this step, of this person's areas."""
    rows = Report.objects.open_to(actor, way.verb).filter(
        inside(area, "area_id", redrawn=True), month=month, state__in=way.before
    )
    return rows.order_by("area_id", "producer__sort_key", "pk")


def by_state(
    actor: Actor, months: Iterable[date], area: str = "", verb: str = "view"
) -> dict[date, dict[str, int]]:
    """Month -> state -> reports that stand so, in the actor's part of the area."""
    rows = Report.objects.open_to(actor, verb).filter(
        inside(area, "area_id", redrawn=True), month__in=list(months)
    )
    found: dict[date, dict[str, int]] = {}
    for month, state, count in rows.values_list("month", "state").annotate(Count("pk")).order_by():
        found.setdefault(month, {})[state] = count
    return found


def months_waiting(actor: Actor, name: str, area: str, since: date) -> dict[date, int]:
    """Month -> reports that wait for the step, where the actor may take it; the newest first."""
    way = WAYS[name]
    rows = Report.objects.open_to(actor, way.verb).filter(
        inside(area, "area_id", redrawn=True), state__in=way.before, month__gte=since
    )
    return dict(rows.values_list("month").annotate(Count("pk")).order_by("-month"))
