"""Screens of the sales."""

from tidtam.work.sales.views.entry import enter
from tidtam.work.sales.views.explain import explain
from tidtam.work.sales.views.lists import facts
from tidtam.work.sales.views.months import month, month_step, months
from tidtam.work.sales.views.names import reports
from tidtam.work.sales.views.realign import realigned
from tidtam.work.sales.views.report import correct, producer, report
from tidtam.work.sales.views.way import many, step

__all__ = [
    "correct",
    "enter",
    "explain",
    "facts",
    "many",
    "month",
    "month_step",
    "months",
    "producer",
    "realigned",
    "report",
    "reports",
    "step",
]
