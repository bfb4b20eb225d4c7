"""Forms of the sales."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.forms import MoneyField, WholeField
from tidtam.work.sales.models import Sale


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
