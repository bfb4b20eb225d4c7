"""What the secretary types and confirms; the rules themselves stand in the actions."""

from tidtam.reporting.intake.forms.decisions import DecisionForm as DecisionForm
from tidtam.reporting.intake.forms.papers import PaperForm as PaperForm
from tidtam.reporting.intake.forms.taking import TakeForm as TakeForm
