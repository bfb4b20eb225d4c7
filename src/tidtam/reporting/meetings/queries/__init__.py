"""What the room's screens, papers and the command line read."""

from tidtam.reporting.meetings.queries.carried import Carried as Carried
from tidtam.reporting.meetings.queries.carried import CarriedAction as CarriedAction
from tidtam.reporting.meetings.queries.carried import carried as carried
from tidtam.reporting.meetings.queries.letterheads import office_of as office_of
from tidtam.reporting.meetings.queries.life import Life as Life
from tidtam.reporting.meetings.queries.life import life as life
from tidtam.reporting.meetings.queries.life import state_of as state_of
from tidtam.reporting.meetings.queries.meetings import as_of as as_of
from tidtam.reporting.meetings.queries.meetings import find_meeting as find_meeting
from tidtam.reporting.meetings.queries.meetings import meeting_before as meeting_before
from tidtam.reporting.meetings.queries.meetings import told_until as told_until
from tidtam.reporting.meetings.queries.posts import EACH as EACH
from tidtam.reporting.meetings.queries.posts import PostChoice as PostChoice
from tidtam.reporting.meetings.queries.posts import doer_choices as doer_choices
from tidtam.reporting.meetings.queries.posts import follower_choices as follower_choices
from tidtam.reporting.meetings.queries.seats import Quorum as Quorum
from tidtam.reporting.meetings.queries.seats import on_day as on_day
from tidtam.reporting.meetings.queries.seats import quorum as quorum
from tidtam.reporting.meetings.queries.verified import Changed as Changed
from tidtam.reporting.meetings.queries.verified import Verified as Verified
from tidtam.reporting.meetings.queries.verified import changed_since as changed_since
from tidtam.reporting.meetings.queries.verified import newest_of as newest_of
from tidtam.reporting.meetings.queries.verified import verify as verify
