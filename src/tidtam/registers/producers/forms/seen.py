"""What a person saw when they opened a form, so that what others changed since is not overwritten unseen.

The form carries a print of each value, not the values: it is kept in the browser with what is typed.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries.tree import full_label
from tidtam.kit import calendar, money, refusals
from tidtam.registers.producers.actions import Edit
from tidtam.registers.producers.models import Category, Channel, LegalForm, ProducerKind, SubCategory

SALT = "producers.seen"

#: A field of the record that the form asks for under another name.
ASKED_AS = {"latitude": "position", "longitude": "position", "area": "subdistrict"}


def refuse(form: forms.Form, refusal: ValidationError) -> None:
    """Put what the rules say at its field, or on top where the form has no such field."""
    refusals.refuse(form, refusal, ASKED_AS)


def seal(subject: str, values: Mapping[str, Any]) -> str:
    """For the form's hidden field."""
    return signing.dumps([subject, {name: _print(value) for name, value in values.items()}], salt=SALT)


def unseal(token: str, subject: str) -> dict[str, str]:
    """The prints by field; nothing was seen where the token is none of ours, or of another record."""
    try:
        of, prints = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {}
    return prints if of == subject else {}


class Since(NamedTuple):
    """What this person changed, and what others changed meanwhile.

    mine: against what stands now. clashes: fields that both changed, with what stands now. theirs: fields that
    only others changed.
    """

    mine: dict[str, Edit]
    clashes: dict[str, Any]
    theirs: dict[str, Any]


def since(prints: Mapping[str, str], typed: Mapping[str, Any], now: Mapping[str, Any]) -> Since:
    """Tell apart who changed what; without a print nothing is known, and a difference is a clash."""
    mine: dict[str, Edit] = {}
    clashes: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    for name, value in typed.items():
        stands = now[name]
        if value == stands:
            continue
        seen = prints.get(name)
        if seen == _print(stands):
            mine[name] = Edit(value, stands)
        elif seen is not None and seen == _print(value):
            theirs[name] = stands
        else:
            clashes[name] = stands
    return Since(mine, clashes, theirs)


def said(field: str, value: Any) -> str:
    """A value as an officer reads it, for the message about what stands there now."""
    if value is None or value == "" or value == []:
        return _("(blank)")
    match field:
        case "capital" | "price":
            return money.text(value)
        case "founded_year":
            return str(calendar.be(value))
        case "kind":
            return str(ProducerKind(value).label)
        case "legal_form":
            return str(LegalForm(value).label)
        case "area":
            return full_label(Area.objects.get(pk=value))
        case "category":
            return Category.objects.get(pk=value).name
        case "part":
            return SubCategory.objects.get(pk=value).name
        case "channels":
            return ", ".join(str(one) for one in Channel.objects.filter(pk__in=value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return f"{value:,}" if isinstance(value, int) else str(value)[:200]


def tell_clashes(form: forms.Form, clashes: Mapping[str, Any]) -> None:
    """At each field what somebody else wrote there; what was typed stays, and is written when it is sent again."""
    for name, value in clashes.items():
        field = ASKED_AS.get(name, name)
        form.add_error(
            field if field in form.fields else None,
            ValidationError(
                _(
                    "Somebody else wrote here in the meantime: %(now)s. Save again to replace it by what you typed."
                ),
                params={"now": said(name, value)},
            ),
        )


def _print(value: Any) -> str:
    return salted_hmac(SALT, json.dumps(value, ensure_ascii=False, sort_keys=True)).hexdigest()[:16]
