"""What visitors ask, and the village's answer."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.forms import DayField, WholeField


class AskForm(forms.Form):
    """A request to come. website: no person sees it; what fills it in is a machine."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    comes_on = DayField(label=_("On which day?"))
    people = WholeField(label=_("How many people?"), most=9999)
    text = forms.CharField(
        label=_("What would you like to see or eat?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(label=_("Your name"), max_length=200)
    contact = forms.CharField(label=_("Telephone or mail"), max_length=200)
    website = forms.CharField(required=False, max_length=200)

    @staticmethod
    def blank() -> dict[str, Any]:
        return {"id": str(uuid.uuid4())}

    def clean_people(self) -> int:
        people: int | None = self.cleaned_data["people"]
        if not people:
            raise forms.ValidationError(_("At least one."))
        return people


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Words to the visitor"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Where to meet, what it costs, whom to call; or why it is not possible."),
    )
