"""Every change of the signs."""

from tidtam.registers.signs.actions.classes import ClassRow as ClassRow
from tidtam.registers.signs.actions.classes import keep_class as keep_class
from tidtam.registers.signs.actions.classes import load_classes as load_classes
from tidtam.registers.signs.actions.describing import add_sign as add_sign
from tidtam.registers.signs.actions.describing import change_sign as change_sign
from tidtam.registers.signs.actions.describing import copy_sign as copy_sign
from tidtam.registers.signs.actions.describing import set_panels as set_panels
from tidtam.registers.signs.actions.life import take_step as take_step
from tidtam.registers.signs.actions.permission import ask_permission as ask_permission
from tidtam.registers.signs.actions.permission import grant_permission as grant_permission
from tidtam.registers.signs.actions.permission import refuse_permission as refuse_permission
