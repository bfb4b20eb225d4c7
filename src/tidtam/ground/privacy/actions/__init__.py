"""Every change to personal data: people, consents, requests, breaches, erasure, keys."""

from tidtam.ground.privacy.actions.breaches import BreachRow, change_breach, close_breach, record_breach
from tidtam.ground.privacy.actions.consents import give_consent, give_consents, withdraw_consent
from tidtam.ground.privacy.actions.contacts import ContactRow, set_contact
from tidtam.ground.privacy.actions.erasure import erase_person
from tidtam.ground.privacy.actions.exports import export_person, note_list
from tidtam.ground.privacy.actions.keys import RotationProblem, new_key, rotate_keys
from tidtam.ground.privacy.actions.people import (
    PersonRow,
    change_people,
    keep_people,
    keep_person,
)
from tidtam.ground.privacy.actions.requests import answer_request, record_request
from tidtam.ground.privacy.actions.retention import change_rule, erase_over, load_rules
from tidtam.ground.privacy.actions.reveal import reveal_number

__all__ = [
    "BreachRow",
    "ContactRow",
    "PersonRow",
    "RotationProblem",
    "answer_request",
    "change_breach",
    "change_people",
    "change_rule",
    "close_breach",
    "erase_over",
    "erase_person",
    "export_person",
    "give_consent",
    "give_consents",
    "keep_people",
    "keep_person",
    "load_rules",
    "new_key",
    "note_list",
    "record_breach",
    "record_request",
    "reveal_number",
    "rotate_keys",
    "set_contact",
    "withdraw_consent",
]
