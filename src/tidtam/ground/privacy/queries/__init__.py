from tidtam.ground.privacy.queries.keys import key_use
from tidtam.ground.privacy.queries.people import (
    ConsentStanding,
    consents_of,
    may_publish,
    publishes,
    same_number,
    same_phone,
    standing_consents,
)

__all__ = [
    "ConsentStanding",
    "consents_of",
    "key_use",
    "may_publish",
    "publishes",
    "same_number",
    "same_phone",
    "standing_consents",
]
