"""Screens of the sales."""

from tidtam.work.sales.views.explain import explain
from tidtam.work.sales.views.lists import facts
from tidtam.work.sales.views.names import reports
from tidtam.work.sales.views.realign import realigned
from tidtam.work.sales.views.report import correct, producer, report

__all__ = ["correct", "explain", "facts", "producer", "realigned", "report", "reports"]
