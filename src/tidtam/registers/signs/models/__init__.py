"""Direction signs (ป้ายบอกเส้นทาง) in three levels: what stands there, its panels, the lines on them.

A place on the ground is known by four points as OpenStreetMap knows a direction sign: where it stands, from where it is
read, the junction, and to what each line points. What the classes are is data: `SignClass`.
"""

from tidtam.registers.signs.models.panel import Line as Line
from tidtam.registers.signs.models.panel import Panel as Panel
from tidtam.registers.signs.models.sign import Sign as Sign
from tidtam.registers.signs.models.sign import SignSet as SignSet
from tidtam.registers.signs.models.sign_class import SignClass as SignClass
from tidtam.registers.signs.models.step import Step as Step
from tidtam.registers.signs.models.step import StepPhoto as StepPhoto
from tidtam.registers.signs.models.words import OPEN as OPEN
from tidtam.registers.signs.models.words import STANDING as STANDING
from tidtam.registers.signs.models.words import Arrow as Arrow
from tidtam.registers.signs.models.words import Colour as Colour
from tidtam.registers.signs.models.words import Owner as Owner
from tidtam.registers.signs.models.words import Permission as Permission
from tidtam.registers.signs.models.words import Point as Point
from tidtam.registers.signs.models.words import State as State
