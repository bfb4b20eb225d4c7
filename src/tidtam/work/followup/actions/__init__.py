"""Every change of the chain; screens, meetings, imports and the demo all call these."""

from tidtam.work.followup.actions.assignments import assign as assign
from tidtam.work.followup.actions.assignments import end_assignment as end_assignment
from tidtam.work.followup.actions.chain import change_due as change_due
from tidtam.work.followup.actions.chain import create_action as create_action
from tidtam.work.followup.actions.chain import drop as drop
from tidtam.work.followup.actions.reports import report_done as report_done
from tidtam.work.followup.actions.visits import record_visit as record_visit
