"""Every change of the marks: the schemes themselves, assessments, decisions, and who may use a mark."""

from tidtam.registers.marks.actions.award import AwardRow, award_mark, award_marks, revoke_award
from tidtam.registers.marks.actions.schemes import (
    Head,
    drop_draft,
    end_version,
    publish_version,
    save_version,
    start_scheme,
    start_version,
)
from tidtam.registers.marks.actions.standard import (
    MARKS,
    OWN,
    QUADRANTS,
    STARS,
    Loaded,
    load_marks,
    load_scheme,
    shipped,
)

__all__ = [
    "MARKS",
    "OWN",
    "QUADRANTS",
    "STARS",
    "AwardRow",
    "Head",
    "Loaded",
    "award_mark",
    "award_marks",
    "drop_draft",
    "end_version",
    "load_marks",
    "load_scheme",
    "publish_version",
    "revoke_award",
    "save_version",
    "shipped",
    "start_scheme",
    "start_version",
]
