"""What the secretary types; the rules themselves stand in the actions."""

from tidtam.kit.refusals import refuse as refuse
from tidtam.reporting.meetings.forms.agenda import AgendaRows as AgendaRows
from tidtam.reporting.meetings.forms.agenda import FiguresForm as FiguresForm
from tidtam.reporting.meetings.forms.agenda import PaperForm as PaperForm
from tidtam.reporting.meetings.forms.committees import CommitteeForm as CommitteeForm
from tidtam.reporting.meetings.forms.committees import EndSeatForm as EndSeatForm
from tidtam.reporting.meetings.forms.committees import NewCommitteeForm as NewCommitteeForm
from tidtam.reporting.meetings.forms.committees import SeatForm as SeatForm
from tidtam.reporting.meetings.forms.letterheads import LetterheadForm as LetterheadForm
from tidtam.reporting.meetings.forms.live import CloseForm as CloseForm
from tidtam.reporting.meetings.forms.live import GuestForm as GuestForm
from tidtam.reporting.meetings.forms.live import OpenForm as OpenForm
from tidtam.reporting.meetings.forms.meetings import ChangeForm as ChangeForm
from tidtam.reporting.meetings.forms.meetings import ItemForm as ItemForm
from tidtam.reporting.meetings.forms.meetings import MeetingForm as MeetingForm
from tidtam.reporting.meetings.forms.meetings import SittingForm as SittingForm
from tidtam.reporting.meetings.forms.meetings import VersionForm as VersionForm
from tidtam.reporting.meetings.forms.resolutions import AskForm as AskForm
from tidtam.reporting.meetings.forms.resolutions import DropForm as DropForm
from tidtam.reporting.meetings.forms.resolutions import ResolutionForm as ResolutionForm
