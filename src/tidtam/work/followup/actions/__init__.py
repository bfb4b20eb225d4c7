"""Every change of the chain; screens, meetings, imports and the demo all call these."""

from tidtam.work.followup.actions.chain import change_due as change_due
from tidtam.work.followup.actions.chain import create_action as create_action
from tidtam.work.followup.actions.chain import drop as drop
