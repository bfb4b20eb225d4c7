"""Every change of the meetings; screens, the command line and the demo all call these."""

from tidtam.reporting.meetings.actions.agenda import Line as Line
from tidtam.reporting.meetings.actions.agenda import attach_paper as attach_paper
from tidtam.reporting.meetings.actions.agenda import remove_paper as remove_paper
from tidtam.reporting.meetings.actions.agenda import set_agenda as set_agenda
from tidtam.reporting.meetings.actions.agenda import set_template as set_template
from tidtam.reporting.meetings.actions.agenda import template_of as template_of
from tidtam.reporting.meetings.actions.agenda import write_item as write_item
from tidtam.reporting.meetings.actions.committees import create_committee as create_committee
from tidtam.reporting.meetings.actions.committees import end_seat as end_seat
from tidtam.reporting.meetings.actions.committees import seat as seat
from tidtam.reporting.meetings.actions.meetings import call_meeting as call_meeting
from tidtam.reporting.meetings.actions.packs import content as content
from tidtam.reporting.meetings.actions.packs import freeze_pack as freeze_pack
from tidtam.reporting.meetings.actions.packs import rebuild as rebuild
from tidtam.reporting.meetings.actions.resolutions import Ask as Ask
from tidtam.reporting.meetings.actions.resolutions import record_resolution as record_resolution
