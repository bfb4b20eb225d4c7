"""Forms of the sales."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit.calendar import month_short, parse_month
from tidtam.kit.digits import to_arabic
from tidtam.kit.forms import MoneyField, WholeField
from tidtam.registers.producers.models import Round
from tidtam.work.sales.models import Brought, Sale

_PERCENT = re.compile(r"(-?)([0-9]{1,5})(?:\.([0-9]{1,2}))?")


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


class PercentField(forms.CharField):
    """Per cent as people type them, with at most two decimals; the value is hundredths of a per cent."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=12, **fields)

    def prepare_value(self, value: Any) -> Any:
        return f"{value / 100:.2f}".removesuffix(".00") if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value)
        if not typed:
            return None
        plain = to_arabic(typed).replace(" ", "").removesuffix("%").replace("\u2212", "-")
        found = _PERCENT.fullmatch(plain)
        if found is None:
            raise ValidationError(
                _("“%(value)s” is not a percentage; expected one such as 22 or 22.50."),
                params={"value": typed},
            )
        sign, whole, part = found.groups()
        hundredths = int(whole) * 100 + int((part or "").ljust(2, "0") or 0)
        return -hundredths if sign else hundredths


class TargetForm(forms.Form):
    """What a year's targets rest on: whose mean, and how much more."""

    year = forms.ChoiceField(label=_("Fiscal year"))
    cohort = forms.ModelChoiceField(
        Round.objects.none(),
        label=_("Producers registered in the round"),
        empty_label=None,
        help_text=_("The mean of the last three years is theirs"),
    )
    percent = PercentField(label=_("Increase over the mean (%)"), help_text=_("Such as 22 or 22.50"))

    def __init__(self, *args: Any, years: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        self.fields["cohort"].queryset = Round.objects.all()  # type: ignore[attr-defined]


class SetTargetForm(TargetForm):
    """The same as it is written down. seen: satang of the province in the preview."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        required=False,
        help_text=_("Needed where a target of the year stands already"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("year", "cohort", "percent"):
            self.fields[name].widget = forms.HiddenInput()


class AdjustTargetForm(forms.Form):
    """seen: key of the row that was on the screen; sure: the preview was seen."""

    baht = MoneyField(label=_("Target (baht)"))
    reason = forms.CharField(label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(widget=forms.HiddenInput)
