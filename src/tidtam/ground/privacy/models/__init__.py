"""Personal data (PDPA, B.E. 2562): the people behind the records, what they consented to, and what went wrong."""

from tidtam.ground.privacy.models.duties import Breach, Contact, Request, RequestKind, RetentionRule, Risk
from tidtam.ground.privacy.models.people import Consent, Person, PersonSet, Purpose

__all__ = [
    "Breach",
    "Consent",
    "Contact",
    "Person",
    "PersonSet",
    "Purpose",
    "Request",
    "RequestKind",
    "RetentionRule",
    "Risk",
]
