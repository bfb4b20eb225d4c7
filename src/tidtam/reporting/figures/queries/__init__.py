"""Named figures: ask for one by name, area and period, as it stands or as it was known at some moment."""

from tidtam.reporting.figures.queries.ask import DEFINITIONS, figure, figures
from tidtam.reporting.figures.queries.shape import (
    BadFigureQuestion,
    Definition,
    Figure,
    FigureRow,
    Question,
    QuotedFigure,
    UnknownFigure,
)

__all__ = [
    "DEFINITIONS",
    "BadFigureQuestion",
    "Definition",
    "Figure",
    "FigureRow",
    "Question",
    "QuotedFigure",
    "UnknownFigure",
    "figure",
    "figures",
]
