"""What follow-up keeps: who looks after what, what has to happen, what was seen, and what came of it."""

from tidtam.work.followup.models.alike import Alike as Alike
from tidtam.work.followup.models.alike import AlikeSet as AlikeSet
from tidtam.work.followup.models.assignments import Assignment as Assignment
from tidtam.work.followup.models.assignments import AssignmentQuerySet as AssignmentQuerySet
from tidtam.work.followup.models.assignments import HandedAction as HandedAction
from tidtam.work.followup.models.assignments import HandOver as HandOver
from tidtam.work.followup.models.chain import UNFINISHED as UNFINISHED
from tidtam.work.followup.models.chain import Action as Action
from tidtam.work.followup.models.chain import ActionSet as ActionSet
from tidtam.work.followup.models.chain import ActionState as ActionState
from tidtam.work.followup.models.chain import Answer as Answer
from tidtam.work.followup.models.chain import Evidence as Evidence
from tidtam.work.followup.models.chain import Finding as Finding
from tidtam.work.followup.models.chain import Severity as Severity
from tidtam.work.followup.models.chain import Step as Step
from tidtam.work.followup.models.chain import Visit as Visit
from tidtam.work.followup.models.chain import VisitSet as VisitSet
from tidtam.work.followup.models.chain import edited_by as edited_by
from tidtam.work.followup.models.chain import posts_of as posts_of
from tidtam.work.followup.models.checks import CheckItem as CheckItem
from tidtam.work.followup.models.checks import Checklist as Checklist
from tidtam.work.followup.models.checks import ChecklistSet as ChecklistSet
from tidtam.work.followup.models.checks import ItemAnswer as ItemAnswer
from tidtam.work.followup.models.checks import ItemAnswerSet as ItemAnswerSet
from tidtam.work.followup.models.evidence_rules import EvidenceRules as EvidenceRules
from tidtam.work.followup.models.evidence_rules import evidence_rules as evidence_rules
