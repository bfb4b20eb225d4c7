"""Forms of the months in which a producer rests."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.calendar import month_short, parse_month


class MonthField(forms.CharField):
    """A month, typed as officers write it; what cannot be read stands at the field and stays typed."""

    def __init__(self, **fields: Any) -> None:
        fields.setdefault("max_length", 60)
        fields.setdefault("help_text", _("Such as พ.ค. 61 or 5/2561"))
        super().__init__(**fields)

    def prepare_value(self, value: Any) -> Any:
        return month_short(value) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        return parse_month(text) if text else None


def _why(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=400, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3})
    )


class PauseForm(forms.Form):
    """From which month to which the producer rests, and why."""

    first = MonthField(label=_("First month"))
    last = MonthField(
        label=_("Last month"),
        required=False,
        help_text=_("Such as พ.ค. 61 or 5/2561; left empty it rests until further notice."),
    )
    reason = _why(
        _("Such as a flood or an illness without its details: everybody who reads the rate can see it.")
    )


class EndForm(forms.Form):
    """The last month of a pause that stands."""

    last = MonthField(label=_("Last month"))


class WithdrawForm(forms.Form):
    """Why a pause never was one."""

    reason = _why(_("Reports of its months are expected again."))
