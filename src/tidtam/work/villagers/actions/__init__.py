"""Every change of a village's page."""

from tidtam.work.villagers.actions.answering import answer as answer
from tidtam.work.villagers.actions.answering import holder_of as holder_of
from tidtam.work.villagers.actions.answering import mark_used as mark_used
from tidtam.work.villagers.actions.links import Made as Made
from tidtam.work.villagers.actions.links import close_link as close_link
from tidtam.work.villagers.actions.links import make_links as make_links
