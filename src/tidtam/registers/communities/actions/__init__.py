"""Every change of the communities."""

from tidtam.registers.communities.actions.classes import CriterionRow as CriterionRow
from tidtam.registers.communities.actions.classes import assess_class as assess_class
from tidtam.registers.communities.actions.classes import make_sheet as make_sheet
from tidtam.registers.communities.actions.classes import withdraw_class as withdraw_class
from tidtam.registers.communities.actions.villages import NotAVillage as NotAVillage
from tidtam.registers.communities.actions.villages import appoint_editor as appoint_editor
from tidtam.registers.communities.actions.villages import confirm_match as confirm_match
from tidtam.registers.communities.actions.villages import dismiss_editor as dismiss_editor
