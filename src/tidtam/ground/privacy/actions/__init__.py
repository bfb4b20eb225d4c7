from tidtam.ground.privacy.actions.consents import give_consent, withdraw_consent
from tidtam.ground.privacy.actions.people import (
    PersonRow,
    change_people,
    keep_people,
    keep_person,
)

__all__ = [
    "PersonRow",
    "change_people",
    "give_consent",
    "keep_people",
    "keep_person",
    "withdraw_consent",
]
