"""Schemes (marks, stars, quadrants, standards), versioned by date, and what was found and awarded under them."""

from tidtam.registers.marks.models.assessments import Assessment, AssessmentState, Sheet
from tidtam.registers.marks.models.awards import Award, AwardSet
from tidtam.registers.marks.models.schemes import (
    Approver,
    Level,
    Scheme,
    SchemeKind,
    Version,
    VersionState,
)

__all__ = [
    "Approver",
    "Assessment",
    "AssessmentState",
    "Award",
    "AwardSet",
    "Level",
    "Scheme",
    "SchemeKind",
    "Sheet",
    "Version",
    "VersionState",
]
