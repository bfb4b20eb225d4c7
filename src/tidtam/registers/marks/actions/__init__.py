"""Every change of the marks: the schemes themselves, and who may use a mark."""

from tidtam.registers.marks.actions.award import AwardRow, award_mark, award_marks, revoke_award
from tidtam.registers.marks.actions.standard import MARKS, load_marks

__all__ = ["MARKS", "AwardRow", "award_mark", "award_marks", "load_marks", "revoke_award"]
