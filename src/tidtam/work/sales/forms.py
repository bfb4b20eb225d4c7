"""Forms of the sales."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.calendar import month_short, parse_month
from tidtam.kit.forms import MoneyField, WholeField
from tidtam.work.sales.models import Brought, Sale


class ExplanationForm(forms.Form):
    """Why a flagged amount is right. about: which flag, with its amount."""

    text = forms.CharField(
        label=_("Why the amount is right"),
        max_length=400,
        help_text=_(
            "What was found and on what it rests, such as an order of a hundred pieces by its receipt."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    about = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class CorrectionForm(forms.Form):
    """A new revision of one amount. seen: the revision that was on the screen."""

    baht = MoneyField(label=_("Amount (baht)"))
    units = WholeField(label=_("Units"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        help_text=_("What was found, and on what it rests: everybody who reads the figure can see it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def seen_now(self, revision: int) -> None:
        """The person is shown a newer revision; what was typed stays."""
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "seen": str(revision)}

    @classmethod
    def of(cls, sale: Sale) -> "CorrectionForm":
        """Filled with the amount as it stands."""
        return cls(initial={"baht": sale.baht, "units": sale.units, "seen": sale.revision})


class MonthField(forms.CharField):
    """A month as officers write it, or as links do; the value is its first day."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("max_length", 40)
        fields.setdefault("help_text", _("Such as ต.ค. 57 or 10/2557"))
        super().__init__(**fields)

    def prepare_value(self, value: Any) -> Any:
        return month_short(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        typed = super().clean(value)
        return parse_month(typed) if typed else None


class BroughtForm(forms.Form):
    """A sum that no report explains, with its paper. beside_reports: asked only where reports stand already."""

    area = forms.ChoiceField(label=_("Area"))
    first = MonthField(label=_("First month"))
    last = MonthField(label=_("Last month"), help_text="")
    baht = MoneyField(label=_("Sum (baht)"))
    source = forms.CharField(
        label=_("Where the figure stands"),
        max_length=300,
        help_text=_("Which paper, which page or table, who made it"),
    )
    paper = forms.FileField(
        label=_("Paper"),
        required=False,
        help_text=_("PDF, photo or spreadsheet in which the figure stands"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*,.xlsx,.csv"}),
    )
    reason = forms.CharField(
        label=_("Reason for the correction"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    beside_reports = forms.BooleanField(label=_("It comes on top of the reports: count both"), required=False)

    def __init__(
        self, *args: Any, areas: list[tuple[str, str]], held: Brought | None = None, **kwargs: Any
    ) -> None:
        if held is not None:
            kept = ("first", "last", "baht", "source")
            kwargs["initial"] = {"area": held.area_id, **{name: getattr(held, name) for name in kept}}
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas  # type: ignore[attr-defined]
        if held is None:
            del self.fields["reason"]
        self.fields["paper"].unmarked = held is None  # type: ignore[attr-defined]
        if "beside_reports" not in self.data:
            self.fields["beside_reports"].widget = forms.HiddenInput()

    def ask_whether_on_top(self) -> None:
        """Reports of the months stand already: the question appears, to be answered with yes."""
        self.fields["beside_reports"].widget = forms.CheckboxInput()


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
