"""What the room's screens and the papers of others read."""

from tidtam.work.followup.queries.board import Board as Board
from tidtam.work.followup.queries.board import board as board
from tidtam.work.followup.queries.checklists import answers as answers
from tidtam.work.followup.queries.checklists import checklist_of as checklist_of
from tidtam.work.followup.queries.checklists import items_of as items_of
from tidtam.work.followup.queries.coverage import Covered as Covered
from tidtam.work.followup.queries.coverage import coverage as coverage
from tidtam.work.followup.queries.handing import Handing as Handing
from tidtam.work.followup.queries.handing import handing as handing
from tidtam.work.followup.queries.mine import MyDay as MyDay
from tidtam.work.followup.queries.mine import my_day as my_day
from tidtam.work.followup.queries.shots import Shot as Shot
from tidtam.work.followup.queries.shots import shots as shots
from tidtam.work.followup.queries.story import Chapter as Chapter
from tidtam.work.followup.queries.story import story as story
from tidtam.work.followup.queries.villages import VillageVisits as VillageVisits
from tidtam.work.followup.queries.villages import matters as matters
from tidtam.work.followup.queries.villages import village_visits as village_visits
from tidtam.work.followup.queries.villages import visitable as visitable
