"""Committees, their meetings and resolutions, and the papers that were frozen."""

from tidtam.reporting.meetings.models.attendance import Attendance as Attendance
from tidtam.reporting.meetings.models.committees import Committee as Committee
from tidtam.reporting.meetings.models.committees import ItemKind as ItemKind
from tidtam.reporting.meetings.models.committees import Seat as Seat
from tidtam.reporting.meetings.models.committees import TemplateItem as TemplateItem
from tidtam.reporting.meetings.models.letterheads import Letterhead as Letterhead
from tidtam.reporting.meetings.models.meetings import AgendaItem as AgendaItem
from tidtam.reporting.meetings.models.meetings import AgendaPaper as AgendaPaper
from tidtam.reporting.meetings.models.meetings import ItemText as ItemText
from tidtam.reporting.meetings.models.meetings import Meeting as Meeting
from tidtam.reporting.meetings.models.meetings import Sitting as Sitting
from tidtam.reporting.meetings.models.minutes import Minutes as Minutes
from tidtam.reporting.meetings.models.minutes import Objection as Objection
from tidtam.reporting.meetings.models.packs import LETTERS as LETTERS
from tidtam.reporting.meetings.models.packs import Pack as Pack
from tidtam.reporting.meetings.models.packs import code_of as code_of
from tidtam.reporting.meetings.models.resolutions import Resolution as Resolution
from tidtam.reporting.meetings.models.resolutions import ResolvedAction as ResolvedAction
from tidtam.reporting.meetings.models.words import ResolutionWords as ResolutionWords
