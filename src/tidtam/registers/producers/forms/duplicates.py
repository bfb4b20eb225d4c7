"""What officers fill in about two producers that look alike, and what is typed of one that may be there already."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy import numbers, phones
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries.duplicates import Seen


class MergeForm(forms.Form):
    """Which of the two is kept, and why they are one."""

    prefix = "merge"
    kept = forms.ChoiceField(
        label=_("Which one is kept"),
        widget=forms.RadioSelect,
        help_text=_("The other keeps its history on a page of its own and counts as this one from now on."),
    )
    reason = forms.CharField(label=_("Why they are the same"), max_length=300)

    def __init__(self, *args: Any, first: Producer, second: Producer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = {str(row.pk): row for row in (first, second)}
        self.fields["kept"].choices = [  # type: ignore[attr-defined]
            (key, f"{row.name} ({row.code})") for key, row in self.pair.items()
        ]

    def chosen(self) -> tuple[Producer, Producer]:
        """The one that goes and the one that is kept; after `is_valid`."""
        kept = self.pair[self.cleaned_data["kept"]]
        gone = next(row for row in self.pair.values() if row != kept)
        return gone, kept


class DistinctForm(forms.Form):
    """Why the two are two."""

    prefix = "distinct"
    reason = forms.CharField(label=_("Why they are different"), max_length=300)


class UndoForm(forms.Form):
    reason = forms.CharField(label=_("Why the merge was wrong"), max_length=300)


class TypedForm(forms.Form):
    """What a form has of a producer so far, in whatever state; what is not whole yet is not compared.

    producer: its key, where one is being changed.
    """

    name_th = forms.CharField(max_length=400, required=False)
    subdistrict = forms.RegexField(r"^\d{6}$", required=False)
    village = forms.RegexField(r"^\d{8}$", required=False)
    phone = forms.CharField(max_length=60, required=False)
    number = forms.CharField(max_length=60, required=False)
    producer = forms.IntegerField(required=False, min_value=1)

    def seen(self) -> Seen:
        self.is_valid()
        told = self.cleaned_data
        return typed_as_seen(
            "typed",
            name=told.get("name_th", ""),
            area=told.get("village") or told.get("subdistrict", ""),
            phone=told.get("phone", ""),
            number=told.get("number", ""),
            producer=told.get("producer"),
        )


def typed_as_seen(
    key: Any, *, name: str, area: str, phone: str = "", number: str = "", producer: int | None = None
) -> Seen:
    """What was typed as it is compared; a phone or a number that cannot be right is left out."""
    try:
        kept_phone = phones.clean(phone)
    except phones.WrongPhone:
        kept_phone = ""
    try:
        number_print = numbers.print_of(number)
    except numbers.WrongNumber:
        number_print = ""
    return Seen(key, name, area, number_print, kept_phone, producer)
