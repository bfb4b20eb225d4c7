"""The person of a producer: the owner, or a group's or company's chair; the only place of personal data."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy import numbers, phones
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person

TOLD = ("name_th", "phone", "email", "line_id", "address")


class ContactForm(forms.Form):
    """Its fields begin with person_, so that one page can ask for producer and person together.

    The personal number is never shown again and never kept in the browser: a new one replaces it, a tick takes
    it out.
    """

    person_name_th = forms.CharField(label=_("Name of the owner, chair or manager"), max_length=200)
    person_phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    person_line_id = forms.CharField(label=_("LINE"), max_length=60, required=False)
    person_email = forms.EmailField(label=_("E-mail"), required=False)
    person_address = forms.CharField(label=_("Postal address"), max_length=300, required=False)
    person_number = forms.CharField(
        label=_("Personal number"),
        max_length=30,
        required=False,
        help_text=_(
            "13 digits; kept sealed, shown by its last three only. The registration is possible without."
        ),
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "data-secret": ""},
        ),
    )
    person_number_out = forms.BooleanField(label=_("Take the kept personal number out"), required=False)

    def __init__(self, *args: Any, person: Person | None = None, needed: bool = True, **kwargs: Any) -> None:
        first = {f"person_{name}": getattr(person, name) for name in TOLD} if person else {}
        if person:
            first["person_phone"] = phones.shown(person.phone)
        super().__init__(*args, **{**kwargs, "initial": {**first, **(kwargs.get("initial") or {})}})
        self.kept_number = bool(person and person.number_tail)
        self.needed = needed
        self.fields["person_name_th"].required = needed
        if not self.kept_number:
            del self.fields["person_number_out"]

    def clean_person_phone(self) -> str:
        return phones.clean(self.cleaned_data["person_phone"])

    def clean_person_number(self) -> str:
        return numbers.clean(self.cleaned_data["person_number"])

    @property
    def filled(self) -> bool:
        """Whether anything was said of a person; after `is_valid`."""
        return any(self.cleaned_data.get(f"person_{name}") for name in (*TOLD, "number"))


def contact_row(form: ContactForm, area: str) -> PersonRow:
    """What was typed, to be kept by the officers of that area; after `is_valid`."""
    data = form.cleaned_data
    number = data["person_number"] or ("" if data.get("person_number_out") else None)
    return PersonRow(**{name: data[f"person_{name}"] for name in TOLD}, number=number, area=area)
