"""Whom people ask about their data."""

from typing import NamedTuple

from django.db import transaction

from tidtam.ground.privacy import phones
from tidtam.ground.privacy.models import Contact
from tidtam.ground.privacy.refusals import NotEntitled, OfficeMissing
from tidtam.ground.trail import actions as trail
from tidtam.kit import thai
from tidtam.kit.actor import Actor


class ContactRow(NamedTuple):
    """The office of an area, and the ways to reach it."""

    area: str
    office_th: str
    office_en: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def set_contact(row: ContactRow, *, by: Actor | None) -> Contact:
    """What the purpose notices of the area end with from now on; an office's own data, so the trail keeps them."""
    if by is not None and not by.may("reveal", row.area):
        raise NotEntitled
    told = {
        "office_th": thai.clean(row.office_th),
        "office_en": thai.clean(row.office_en),
        "address": thai.clean(row.address),
        "phone": phones.clean(row.phone),
        "email": row.email.strip(),
    }
    if not told["office_th"]:
        raise OfficeMissing
    before = Contact.objects.filter(pk=row.area).values(*told).first() or {}
    made, _new = Contact.objects.update_or_create(area=row.area, defaults=told)
    changes = {
        name: [before.get(name, ""), value] for name, value in told.items() if value != before.get(name, "")
    }
    if changes:
        trail.write(
            by, "privacy.set_contact", f"privacy.contact:{row.area}", area=row.area, summary=made.office_th,
            changes=changes,
        )  # fmt: skip
    return made
