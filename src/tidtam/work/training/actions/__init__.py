"""Every change of a training: on the books, who came, what came of it."""

from tidtam.work.training.actions.attendance import (
    AttendeeRow,
    add_attendee,
    add_attendees,
    countersign,
    strike_off,
    tick_day,
)
from tidtam.work.training.actions.outcomes import (
    check_outcome,
    record_outcome,
    record_unchanged,
    withdraw_outcome,
)
from tidtam.work.training.actions.signing import new_link, sign_in
from tidtam.work.training.actions.standard import load_topics
from tidtam.work.training.actions.trainings import (
    TrainingRow,
    cancel_training,
    change_training,
    plan_training,
)

__all__ = [
    "AttendeeRow",
    "TrainingRow",
    "add_attendee",
    "add_attendees",
    "cancel_training",
    "change_training",
    "check_outcome",
    "countersign",
    "load_topics",
    "new_link",
    "plan_training",
    "record_outcome",
    "record_unchanged",
    "sign_in",
    "strike_off",
    "tick_day",
    "withdraw_outcome",
]
