"""Every change of the chain; screens, meetings, imports and the demo all call these."""

from tidtam.work.followup.actions.assignments import assign as assign
from tidtam.work.followup.actions.assignments import assign_all as assign_all
from tidtam.work.followup.actions.assignments import end_assignment as end_assignment
from tidtam.work.followup.actions.chain import change_due as change_due
from tidtam.work.followup.actions.chain import create_action as create_action
from tidtam.work.followup.actions.chain import drop as drop
from tidtam.work.followup.actions.checklists import ItemRow as ItemRow
from tidtam.work.followup.actions.checklists import make_checklist as make_checklist
from tidtam.work.followup.actions.checks import CheckRow as CheckRow
from tidtam.work.followup.actions.comparing import compare as compare
from tidtam.work.followup.actions.comparing import settle_alike as settle_alike
from tidtam.work.followup.actions.evidence_rules import set_evidence_rules as set_evidence_rules
from tidtam.work.followup.actions.handing import hand_over as hand_over
from tidtam.work.followup.actions.photos import add_photos as add_photos
from tidtam.work.followup.actions.points import take_point as take_point
from tidtam.work.followup.actions.raising import Proposed as Proposed
from tidtam.work.followup.actions.raising import proposed as proposed
from tidtam.work.followup.actions.raising import raise_action as raise_action
from tidtam.work.followup.actions.reports import report_done as report_done
from tidtam.work.followup.actions.rounds import change_round as change_round
from tidtam.work.followup.actions.rounds import close_round as close_round
from tidtam.work.followup.actions.rounds import make_round as make_round
from tidtam.work.followup.actions.visits import record_visit as record_visit
