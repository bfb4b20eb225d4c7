"""Training and coaching of producers: who came, and what changed afterwards."""

from tidtam.work.training.models.attendee import Attendee, AttendeeSet, How, Presence
from tidtam.work.training.models.outcome import (
    PICTURED,
    Outcome,
    OutcomeKind,
    OutcomePicture,
    OutcomeSet,
    OutcomeState,
    Side,
)
from tidtam.work.training.models.topic import Topic
from tidtam.work.training.models.training import Training, TrainingKind, TrainingSet

__all__ = [
    "PICTURED",
    "Attendee",
    "AttendeeSet",
    "How",
    "Outcome",
    "OutcomeKind",
    "OutcomePicture",
    "OutcomeSet",
    "OutcomeState",
    "Presence",
    "Side",
    "Topic",
    "Training",
    "TrainingKind",
    "TrainingSet",
]
