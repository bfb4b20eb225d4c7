"""Every change of what villages show to visitors."""

from tidtam.registers.tourism.actions.contact import drop_coordinator as drop_coordinator
from tidtam.registers.tourism.actions.contact import set_coordinator as set_coordinator
from tidtam.registers.tourism.actions.offers import add_offer as add_offer
from tidtam.registers.tourism.actions.offers import change_offer as change_offer
from tidtam.registers.tourism.actions.offers import copy_offer as copy_offer
from tidtam.registers.tourism.actions.pages import begin_page as begin_page
from tidtam.registers.tourism.actions.pages import change_page as change_page
from tidtam.registers.tourism.actions.pages import receive as receive
from tidtam.registers.tourism.actions.pages import verify_page as verify_page
from tidtam.registers.tourism.actions.pictures import PictureRow as PictureRow
from tidtam.registers.tourism.actions.pictures import add_pictures as add_pictures
from tidtam.registers.tourism.actions.pictures import change_picture as change_picture
from tidtam.registers.tourism.actions.pictures import hide_picture as hide_picture
from tidtam.registers.tourism.actions.pictures import remove_picture as remove_picture
from tidtam.registers.tourism.actions.workflow import approve as approve
from tidtam.registers.tourism.actions.workflow import discard_draft as discard_draft
from tidtam.registers.tourism.actions.workflow import send as send
from tidtam.registers.tourism.actions.workflow import send_back as send_back
from tidtam.registers.tourism.actions.workflow import withdraw as withdraw
