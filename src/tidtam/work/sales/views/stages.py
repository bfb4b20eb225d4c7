"""What the list of a month says about each report's way, and where it leads on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code
from tidtam.kit.lists import Filter, ListColumn
from tidtam.work.sales.actions.many import MANY
from tidtam.work.sales.actions.states import WAYS
from tidtam.work.sales.models import ReportState
from tidtam.work.sales.queries.way import LABELS, shown_as


def leads(actor: Actor, month: date) -> Callable[[Any], str]:
    """To the report; where there is none, to the form for whoever may fill it in, else to the producer's months."""

    def url(row: Any) -> str:
        if row.report_id:
            return reverse("sales:report", args=[row.report_id])
        if actor.may("edit", row.area_id):
            return reverse("sales:enter", args=[row.pk, month_code(month)])
        return reverse("sales:producer", args=[row.pk])

    return url


def step_column() -> ListColumn:
    """Where the report stands on its way; nothing where there is none."""
    return ListColumn("step", _("Step"), value=_step, sort="state_then", kind="state", blank_last=True)


def step_filter() -> Filter:
    states = [(state.value, LABELS[state]) for state in ReportState]
    return Filter("step", _("Step"), states, lambda rows, state: rows.filter(state_then=state))


def many_links(actor: Actor, month: date, area: str) -> list[tuple[str, str]]:
    """Steps that the actor may take with many reports of the list: words and address."""
    asked = urlencode({"month": month_code(month), "area": area})
    words = {"check": _("Check many reports"), "approve": _("Approve many reports")}
    return [
        (words[name], f"{reverse('sales:many', args=[name])}?{asked}")
        for name in MANY
        if actor.reach(WAYS[name].verb)
    ]


def _step(row: Any) -> tuple[str, Any] | None:
    state = row.state_then
    return shown_as(state) if state else None
