"""What looks wrong in a report: asked when it is entered and when it is approved, never refused.

Pure functions (`run`, `amounts`, `goods`, `habits`) over what `feed` reads; `browser` hands the same to a page, where
static/sales/checks.js asks without a network; `stored` asks of what is on record.
"""

from tidtam.work.sales.checks.feed import known_of, lines_of
from tidtam.work.sales.checks.run import check
from tidtam.work.sales.checks.sentences import CODES
from tidtam.work.sales.checks.shape import Beside, Elsewhere, Flag, Good, Known, Line
from tidtam.work.sales.checks.stored import Asked, asked, flags, held_back, no_longer_asked

__all__ = [
    "CODES",
    "Asked",
    "Beside",
    "Elsewhere",
    "Flag",
    "Good",
    "Known",
    "Line",
    "asked",
    "check",
    "flags",
    "held_back",
    "known_of",
    "lines_of",
    "no_longer_asked",
]
