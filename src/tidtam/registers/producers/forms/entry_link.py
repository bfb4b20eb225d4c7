"""What an officer says of a link for own entry."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.forms import AreaPick
from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.forms import DayField
from tidtam.registers.producers.models import Round

USUAL_DAYS = 30


class LinkForm(forms.Form):
    """Where, in which round, for whom and until when. With a district alone chosen it is for the whole district."""

    many = forms.ChoiceField(
        label=_("For whom"),
        choices=[
            ("one", _("One producer: a link to send")),
            ("many", _("Everybody: a poster at the office")),
        ],
        widget=forms.RadioSelect,
    )
    round = forms.ModelChoiceField(Round.objects.none(), label=_("Registration round"))
    last_day = DayField(label=_("Works until the end of"))
    note = forms.CharField(
        label=_("Note for the list"),
        max_length=200,
        required=False,
        help_text=_("Such as for whom it is; seen by officers only."),
    )

    def __init__(self, *args: Any, within: Sequence[str], **kwargs: Any) -> None:
        today = clock.today()
        open_rounds = Round.objects.filter(closes_on__gte=today).order_by("opens_on")
        first = open_rounds.first()
        until = today + timedelta(days=USUAL_DAYS)
        if first is not None:
            until = max(today, min(until, first.closes_on))
        super().__init__(*args, **{**kwargs, "initial": {"round": first, "last_day": until, "many": "one"}})
        self.fields["round"].queryset = open_rounds  # type: ignore[attr-defined]
        self.within = tuple(within)
        self.pick = AreaPick(self, within=within)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("district") or ""
        finer = any(cleaned.get(name) for name in ("subdistrict", "village", "place"))
        if chosen and not finer and chosen.startswith(self.within) and "picked" not in self.data:
            cleaned["area"] = Area.objects.existing().filter(pk=chosen).first()
        else:
            cleaned["area"] = self.pick.area()
        return cleaned
