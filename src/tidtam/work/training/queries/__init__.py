"""What the room's screens and papers read."""

from tidtam.work.training.queries.around import Around, Change, Window, around, change, together
from tidtam.work.training.queries.producer import Attended, trainings_of
from tidtam.work.training.queries.results import Comparison, ProducerLine, Results, results
from tidtam.work.training.queries.sheet import SheetLine, producer_named, producers_near, sheet_of

__all__ = [
    "Around",
    "Attended",
    "Change",
    "Comparison",
    "ProducerLine",
    "Results",
    "SheetLine",
    "Window",
    "around",
    "change",
    "producer_named",
    "producers_near",
    "results",
    "sheet_of",
    "together",
    "trainings_of",
]
