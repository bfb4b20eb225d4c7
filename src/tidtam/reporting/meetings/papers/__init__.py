"""The printed matter of a meeting: functions from plain facts to a document, which becomes PDF or DOCX by the kit."""

from tidtam.kit.paper.docx import docx as docx
from tidtam.kit.paper.setting import pdf as pdf
from tidtam.reporting.meetings.papers.agenda import agenda as agenda
from tidtam.reporting.meetings.papers.attendance import attendance_sheet as attendance_sheet
from tidtam.reporting.meetings.papers.district import DistrictLetter as DistrictLetter
from tidtam.reporting.meetings.papers.district import district_letter as district_letter
from tidtam.reporting.meetings.papers.invitation import Invitation as Invitation
from tidtam.reporting.meetings.papers.invitation import invitation as invitation
from tidtam.reporting.meetings.papers.minutes import Minutes as Minutes
from tidtam.reporting.meetings.papers.minutes import minutes as minutes
from tidtam.reporting.meetings.papers.news import News as News
from tidtam.reporting.meetings.papers.news import Told as Told
from tidtam.reporting.meetings.papers.news import news as news
from tidtam.reporting.meetings.papers.notice import Circulation as Circulation
from tidtam.reporting.meetings.papers.notice import Notice as Notice
from tidtam.reporting.meetings.papers.notice import circulation as circulation
from tidtam.reporting.meetings.papers.notice import notice as notice
from tidtam.reporting.meetings.papers.pack import pack as pack
from tidtam.reporting.meetings.papers.sample import sample as sample
