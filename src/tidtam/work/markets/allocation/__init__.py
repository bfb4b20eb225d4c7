"""Who gets which stall of a round: claims by rules, a lot that anyone can repeat, deferred acceptance (decision 0034).

Pure: no database, no clock, no chance. The same places, applicants, rules and seed give the same bytes on every
machine, in whatever order the rows came.
"""

from tidtam.work.markets.allocation.allocate import Allocation, allocate
from tidtam.work.markets.allocation.lots import lot_of
from tidtam.work.markets.allocation.question import Applicant, Place, Question, Rule, RuleName, Unfit, Wish
from tidtam.work.markets.allocation.standing import Outcome, Standing, State, next_in_line
from tidtam.work.markets.allocation.written import canonical, differences, question_hash, written

__all__ = [
    "Allocation",
    "Applicant",
    "Outcome",
    "Place",
    "Question",
    "Rule",
    "RuleName",
    "Standing",
    "State",
    "Unfit",
    "Wish",
    "allocate",
    "canonical",
    "differences",
    "lot_of",
    "next_in_line",
    "question_hash",
    "written",
]
