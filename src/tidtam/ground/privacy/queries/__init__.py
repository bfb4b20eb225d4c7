"""What is asked about people: consents, same numbers, where somebody is used, who is kept too long."""

from tidtam.ground.privacy.queries.keys import key_use
from tidtam.ground.privacy.queries.people import (
    ConsentStanding,
    consents_of,
    contact_for,
    may_publish,
    publishes,
    same_number,
    same_phone,
    standing_consents,
    told,
)
from tidtam.ground.privacy.queries.retention import Over, batched, over
from tidtam.ground.privacy.queries.rooms import RoomFate, fate_of, uses_of

__all__ = [
    "ConsentStanding",
    "Over",
    "RoomFate",
    "batched",
    "consents_of",
    "contact_for",
    "fate_of",
    "key_use",
    "may_publish",
    "over",
    "publishes",
    "same_number",
    "same_phone",
    "standing_consents",
    "told",
    "uses_of",
]
