"""What templates of other rooms show of personal data."""

from django import template

from tidtam.ground.privacy import notices, numbers, phones, queries
from tidtam.ground.privacy.models import Contact, Person
from tidtam.ground.privacy.notices import Notice

register = template.Library()


@register.simple_tag
def purpose_notice(version: str = "") -> Notice:
    """The notice that is shown now, or the one of that version."""
    return notices.read(version) if version else notices.current()


@register.simple_tag
def office_contact(area: str = "") -> Contact | None:
    """Whom people of the area ask; None where no office has said it."""
    return queries.contact_for(area or "")


@register.filter
def phone(digits: str) -> str:
    """Grouped as Thais write it."""
    return phones.shown(digits)


@register.filter
def masked_number(person: Person) -> str:
    """The end of the personal number; "" where none is kept."""
    return numbers.masked(person)
