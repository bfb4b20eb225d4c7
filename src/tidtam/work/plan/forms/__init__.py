"""What people type about the plan's money and contracts; the rules themselves stand in the actions."""

from django import forms
from django.core.exceptions import ValidationError


def refuse(form: forms.Form, refusal: ValidationError) -> None:
    """Put what the rules say at its field, or on top where the form has no such field."""
    field = getattr(refusal, "at_field", None)
    form.add_error(field if field in form.fields else None, refusal)
