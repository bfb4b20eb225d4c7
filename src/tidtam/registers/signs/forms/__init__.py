"""What people type about signs; the rules themselves stand in the actions."""

from tidtam.registers.signs.forms.classes import ClassForm as ClassForm
from tidtam.registers.signs.forms.panel import PanelForm as PanelForm
from tidtam.registers.signs.forms.sign import CopyForm as CopyForm
from tidtam.registers.signs.forms.sign import SignForm as SignForm
from tidtam.registers.signs.forms.steps import PermissionForm as PermissionForm
from tidtam.registers.signs.forms.steps import StepForm as StepForm
