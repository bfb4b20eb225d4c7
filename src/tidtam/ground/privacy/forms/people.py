"""Forms about one person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.people.forms import AreaField
from tidtam.ground.privacy import numbers, phones
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Person, Purpose
from tidtam.ground.privacy.reasons import MOST


class PersonForm(forms.Form):
    """A person's data; the personal number is never shown again, so an empty field leaves it as it is."""

    name_th = forms.CharField(label=_("Name"), max_length=200)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    line_id = forms.CharField(label=_("LINE"), max_length=60, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    number = forms.CharField(
        label=_("Personal number"),
        max_length=40,
        required=False,
        help_text=_("Only to find double registrations. Leave it empty to keep what is there."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    clear_number = forms.BooleanField(label=_("Take the personal number out"), required=False)
    area = AreaField()

    def clean_phone(self) -> str:
        return phones.clean(self.cleaned_data["phone"])

    def clean_number(self) -> str:
        return numbers.clean(self.cleaned_data["number"])

    @classmethod
    def of(cls, person: Person) -> "dict[str, str]":
        """What stands in it before anything is typed."""
        told = {name: getattr(person, name) for name in ("name_th", "email", "line_id", "address", "area")}
        return told | {"phone": phones.shown(person.phone)}

    def row(self) -> PersonRow:
        """After `is_valid`."""
        told = dict(self.cleaned_data)
        number, cleared = told.pop("number"), told.pop("clear_number")
        return PersonRow(**told, number="" if cleared else number or None)


class NumberForm(forms.Form):
    """Looking somebody up by the personal number; always sent by POST, so that it stands in no address."""

    number = forms.CharField(
        label=_("Personal number"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        return numbers.clean(self.cleaned_data["number"])


class ReasonForm(forms.Form):
    """Why: stays in the trail for ever, so it names nobody."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=MOST,
        help_text=_("Stays on record for ever: no names, no numbers."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EraseForm(ReasonForm):
    """The reason, and the word that nobody types by accident."""

    confirmation = forms.CharField(
        label=_("Confirmation"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class ConsentStepForm(forms.Form):
    """One consent given or withdrawn, with how the person said it."""

    purpose = forms.ChoiceField(choices=Purpose.choices, widget=forms.HiddenInput)
    how = forms.CharField(label=_("How the person told you"), max_length=200)
