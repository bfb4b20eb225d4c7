"""Rounds past places within days: which places, in which order, at what time (team orienteering with time windows).

    question = Question(places, days, travel)      # integers only; see `Question`
    plan = quick(question)                         # at once, in this process: a good plan
    plan = solve(question, seconds=5)              # a better one, by PyVRP in a process of its own
    plan = timed(question, [["temple", "weaver"]]) # the times of an order that a person has set
    keeps(question, 0, ["temple", "weaver"])       # whether a day can be made so, without its times
    plan.tours[0].stops[0].starts; plan.unserved   # who is left out, and why

Every plan that leaves this package has been checked by `check.faults`, which shares no line with the solvers.
"""

from tidtam.kit.tours.question import Day, Group, Place, Question, Window, WrongQuestion
from tidtam.kit.tours.quick import quick
from tidtam.kit.tours.reasons import Why, keeps
from tidtam.kit.tours.solver import SolverProblem, rank, solve
from tidtam.kit.tours.times import Plan, Stop, Tour, Unserved, timed

__all__ = [
    "Day",
    "Group",
    "Place",
    "Plan",
    "Question",
    "SolverProblem",
    "Stop",
    "Tour",
    "Unserved",
    "Why",
    "Window",
    "WrongQuestion",
    "keeps",
    "quick",
    "rank",
    "solve",
    "timed",
]
