"""Every change of the results."""

from tidtam.work.results.actions.rules import RULES, set_result_rules
from tidtam.work.results.actions.tell import ResultRow, check, tell_not_applicable, tell_result

__all__ = ["RULES", "ResultRow", "check", "set_result_rules", "tell_not_applicable", "tell_result"]
