"""One entry of one of the programme's lists."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from tidtam.kit import thai
from tidtam.kit.forms import WholeField
from tidtam.registers.producers.actions.lists import FIELDS
from tidtam.registers.producers.models import Category, ProducerKind


class EntryForm(forms.Form):
    """name: the list; row: the entry to change, None for a new one, which needs a code."""

    code = forms.CharField(label=_("Code"), max_length=30, help_text=_("Small letters, digits and hyphens"))
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category"))
    order = WholeField(label=_("Place in the list"), required=False, most=1000)
    aliases = forms.CharField(
        label=_("Also spelled"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One spelling per line; spreadsheets that bring them are understood."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Asked of"),
        required=False,
        choices=ProducerKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means all."),
    )
    required = forms.BooleanField(label=_("Without it the documents are incomplete"), required=False)
    personal = forms.BooleanField(
        label=_("A copy of an identity paper: better looked at than kept"), required=False
    )

    public = forms.BooleanField(label=_("May be shown to the public"), required=False)
    claims = forms.BooleanField(label=_("Looked through for words of health"), required=False)
    unless = forms.CharField(
        label=_("Phrases that are harmless"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One phrase per line."),
    )

    def __init__(self, *args: Any, name: str, row: models.Model | None = None, **kwargs: Any) -> None:
        kept = {"code", "order", *FIELDS[name]} - ({"code"} if row is not None else set())
        first: dict[str, Any] = {}
        if row is not None:
            first = {key: getattr(row, key) for key in kept}
            for lines in ("aliases", "unless"):
                first[lines] = "\n".join(first.get(lines, ()))
        super().__init__(*args, **{**kwargs, "initial": {**first, **(kwargs.get("initial") or {})}})
        self.fields["category"].queryset = Category.objects.all()  # type: ignore[attr-defined]
        for field in set(self.fields) - kept:
            del self.fields[field]

    def values(self) -> dict[str, Any]:
        """As the action takes them; after `is_valid`."""
        found = {key: value for key, value in self.cleaned_data.items() if key != "code"}
        if "category" in found:
            found["category"] = found["category"].pk
        for lines in {"aliases", "unless"} & found.keys():
            found[lines] = [line for line in map(thai.clean, found[lines].splitlines()) if line]
        return found
