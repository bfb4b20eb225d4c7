"""How a month is told: what is asked of a producer, the form for it, and the rows that come of what was typed.

It does not know who tells: an officer's page, a link on a phone and a sheet of ten use the same.
"""

from tidtam.work.sales.telling.asked import Amounts, Asked, Line, ask, mark_of
from tidtam.work.sales.telling.form import MOST_LINES, TellingForm
from tidtam.work.sales.telling.send import NotTold, send
from tidtam.work.sales.telling.told import Told

__all__ = [
    "MOST_LINES",
    "Amounts",
    "Asked",
    "Line",
    "NotTold",
    "TellingForm",
    "Told",
    "ask",
    "mark_of",
    "send",
]
