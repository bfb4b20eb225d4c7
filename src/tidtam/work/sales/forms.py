"""Forms of the sales."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.kit import money
from tidtam.kit.digits import parse_int
from tidtam.work.sales.models import Sale


class MoneyField(forms.CharField):
    """Baht as people type them; the value is satang."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        satang = money.baht(typed)
        if satang < 0:
            raise ValidationError(_("Amounts are zero or more."), code="negative")
        return satang


class CountField(forms.CharField):
    """A whole number as people type it, with commas or Thai digits."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        if not typed:
            return None
        return parse_int(typed, least=0)


class CorrectionForm(forms.Form):
    """A new revision of one amount. seen: the revision that was on the screen."""

    baht = MoneyField(label=_("Amount (baht)"), widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    units = CountField(
        label=_("Units"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
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
        return cls(initial={"baht": money.text(sale.baht), "units": f"{sale.units:,}", "seen": sale.revision})
