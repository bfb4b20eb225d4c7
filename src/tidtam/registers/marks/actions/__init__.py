"""Every change of the marks: the schemes themselves, assessments, decisions, and who may use a mark."""

from tidtam.registers.marks.actions.assess import (
    call_assessor,
    cancel_assessment,
    dismiss_assessor,
    give_back,
    hand_in,
    open_assessment,
    save_sheet,
)
from tidtam.registers.marks.actions.award import AwardRow, award_mark, award_marks, revoke_award
from tidtam.registers.marks.actions.decide import decide, last_day, proposed_number
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
    "call_assessor",
    "cancel_assessment",
    "decide",
    "dismiss_assessor",
    "drop_draft",
    "end_version",
    "give_back",
    "hand_in",
    "last_day",
    "load_marks",
    "load_scheme",
    "open_assessment",
    "proposed_number",
    "publish_version",
    "revoke_award",
    "save_sheet",
    "save_version",
    "shipped",
    "start_scheme",
    "start_version",
]
