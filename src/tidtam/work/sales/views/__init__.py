"""Screens of the sales."""

from tidtam.work.sales.views.completeness import completeness
from tidtam.work.sales.views.entry import enter
from tidtam.work.sales.views.explain import explain
from tidtam.work.sales.views.lists import facts
from tidtam.work.sales.views.months import month, month_step, months
from tidtam.work.sales.views.names import reports
from tidtam.work.sales.views.pauses import end_pause, pause, withdraw_pause
from tidtam.work.sales.views.realign import realigned
from tidtam.work.sales.views.reminders import reminders
from tidtam.work.sales.views.report import correct, producer, report
from tidtam.work.sales.views.way import many, step

__all__ = [
    "completeness",
    "correct",
    "end_pause",
    "enter",
    "explain",
    "facts",
    "many",
    "month",
    "month_step",
    "months",
    "pause",
    "producer",
    "realigned",
    "reminders",
    "report",
    "reports",
    "step",
    "withdraw_pause",
]
