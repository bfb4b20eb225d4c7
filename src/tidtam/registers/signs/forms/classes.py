"""A class of signs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.forms import WholeField
from tidtam.registers.signs.actions import ClassRow
from tidtam.registers.signs.models import Colour, SignClass

LEAST_LETTER, MOST_LETTER = 20, 600


class ClassForm(forms.Form):
    """See `SignClass`; its code stays as it was first given."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        help_text=gettext_lazy("Latin letters, digits, - . and _; it stays as it is."),
    )
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120)
    ground = forms.ChoiceField(label=gettext_lazy("Colour of the ground"), choices=Colour.choices)
    ink = forms.ChoiceField(label=gettext_lazy("Colour of the letters"), choices=Colour.choices)
    letter_mm = WholeField(label=gettext_lazy("Height of the Thai letters (mm)"), most=MOST_LETTER)
    min_places = WholeField(label=gettext_lazy("At least so many places on it"), most=9)
    needs_permission = forms.BooleanField(
        label=gettext_lazy("The owner of the road has to permit it"), required=False
    )
    order = WholeField(label=gettext_lazy("Place in the list"), most=999)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=300, required=False)

    def __init__(self, typed: Any = None, *, entry: SignClass | None = None) -> None:
        initial: dict[str, Any] = {"min_places": 1, "needs_permission": True, "letter_mm": 150, "order": 9}
        if entry is not None:
            initial = {name: getattr(entry, name) for name in ClassRow._fields} | {"version": entry.version}
        super().__init__(typed, initial=initial)
        if entry is not None:
            del self.fields["code"]

    def clean_letter_mm(self) -> int:
        height: int = self.cleaned_data["letter_mm"] or 0
        if height < LEAST_LETTER:
            raise ValidationError(_("At least 20 mm."))
        return height

    def clean_min_places(self) -> int:
        places: int = self.cleaned_data["min_places"] or 0
        if not places:
            raise ValidationError(_("At least one."))
        return places

    def row(self) -> ClassRow:
        """What was said; after `is_valid`."""
        return ClassRow(**{name: self.cleaned_data[name] for name in ClassRow._fields})
