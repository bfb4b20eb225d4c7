"""What stands on a body's letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.reporting.meetings.actions import Head
from tidtam.reporting.meetings.models import Letterhead

PARTS = tuple(Head.__dataclass_fields__)


class LetterheadForm(forms.Form):
    """The office, how its letters are numbered, who signs them, its emblem."""

    office_th = forms.CharField(label=gettext_lazy("Office that writes the letters"), max_length=300)
    address_th = forms.CharField(
        label=gettext_lazy("Address of the office"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("As it stands at the top right of a letter, a line each."),
    )
    number_prefix = forms.CharField(
        label=gettext_lazy("Before the letter's number"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Such as ขก 0019.3/; the number itself is given when the letter is sent."),
    )
    section_th = forms.CharField(
        label=gettext_lazy("Section in charge"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("It stands at the foot of a letter, with the telephone."),
    )
    phone = forms.CharField(label=gettext_lazy("Office telephone"), required=False, max_length=100)
    email = forms.EmailField(label=gettext_lazy("Office e-mail"), required=False, max_length=254)
    signer_name_th = forms.CharField(
        label=gettext_lazy("Name of who signs"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("With its title; left empty, room is left to write it."),
    )
    signer_th = forms.CharField(
        label=gettext_lazy("Post of who signs"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Under the name, a line each; who signs for another says so here."),
    )
    digits = forms.ChoiceField(
        label=gettext_lazy("Digits on paper"),
        choices=Letterhead.Digits.choices,
        initial=Letterhead.Digits.THAI,
        widget=forms.RadioSelect,
    )
    emblem = forms.FileField(
        label=gettext_lazy("Emblem"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/svg+xml,image/jpeg"}),
        help_text=gettext_lazy("PNG or SVG. Without one its room is left, for paper that bears it already."),
    )
    without_emblem = forms.BooleanField(label=gettext_lazy("Take the emblem away"), required=False)

    def __init__(self, sent: Any, files: Any, *, letterhead: Letterhead | None) -> None:
        initial = {name: getattr(letterhead, name) for name in PARTS} if letterhead else {}
        super().__init__(sent, files, initial=initial)
        if letterhead is None or letterhead.emblem_id is None:
            del self.fields["without_emblem"]

    def head(self) -> Head:
        return Head(**{name: self.cleaned_data[name] for name in PARTS})
