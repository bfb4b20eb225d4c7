"""What people type in this room; the rules themselves stand in the actions."""

from typing import Any

from django import forms

from tidtam.kit.refusals import RefusedChange


def refuse(form: forms.Form, refusal: RefusedChange, names: dict[str, str] | None = None) -> None:
    """Put what the rules say at its field, or on top where the form has none. names: field by what was refused."""
    field: Any = (names or {}).get(refusal.at_field or "", refusal.at_field)
    form.add_error(field if field in form.fields else None, refusal)
