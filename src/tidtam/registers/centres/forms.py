"""What people type about centres."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.digits import parse_int
from tidtam.kit.forms import DayField, TimeField, WholeField
from tidtam.kit.hours import DAYS, Hours, Span, day_names
from tidtam.registers.centres.actions import CentreRow
from tidtam.registers.centres.models import Centre, Standing


class CentreForm(forms.Form):
    """How a centre works."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    standing = forms.ChoiceField(
        label=gettext_lazy("Does it work?"), choices=Standing.choices, widget=forms.RadioSelect
    )
    opened_on = DayField(label=gettext_lazy("Open since"), required=False)
    why_closed = forms.CharField(label=gettext_lazy("Why it is closed"), max_length=300, required=False)
    place_th = forms.CharField(label=gettext_lazy("Where it is found"), max_length=300, required=False)
    place_en = forms.CharField(
        label=gettext_lazy("Where it is found, in English"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days"),
        choices=lambda: list(zip(DAYS, day_names(), strict=True)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens = TimeField(label=gettext_lazy("Opens"), required=False)
    closes = TimeField(label=gettext_lazy("Closes"), required=False)
    staff = forms.CharField(
        label=gettext_lazy("Who keeps it"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Post or group, no person."),
    )
    equipment = forms.CharField(
        label=gettext_lazy("What is in it"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    phone = forms.CharField(label=gettext_lazy("Telephone of the office"), max_length=40, required=False)
    shown = forms.BooleanField(label=gettext_lazy("Tell visitors of it"), required=False)

    def __init__(self, typed: Any = None, *, centre: Centre | None = None) -> None:
        initial: dict[str, Any] = {"standing": Standing.NEVER, "version": 0}
        if centre is not None:
            initial = {name: getattr(centre, name) for name in CentreRow._fields if name != "hours"}
            initial |= {"version": centre.version, "days": centre.opening.days}
            spans = next((spans for spans in centre.opening.week if spans), ())
            if spans:
                initial |= {"opens": spans[0].opens, "closes": spans[0].closes}
        super().__init__(typed, initial=initial)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        days, opens, closes = told.get("days"), told.get("opens"), told.get("closes")
        told["hours"] = {}
        if days or opens or closes:
            if not days or opens is None or closes is None:
                self.add_error("days", _("Say on which days, from when and until when."))
            elif closes <= opens:
                self.add_error("closes", _("It closes before it opens."))
            else:
                told["hours"] = Hours.same(days, [Span(opens, closes)]).to_json()
        return told

    def row(self) -> CentreRow:
        return CentreRow(**{name: self.cleaned_data[name] for name in CentreRow._fields})


class CountForm(forms.Form):
    """How many came; the buttons of the page fill it in."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    on = DayField(label=gettext_lazy("Day"), required=False)
    people = forms.CharField(
        label=gettext_lazy("Another number"),
        max_length=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_people(self) -> int:
        typed: str = self.cleaned_data["people"].strip()
        below = typed.startswith(("-", "−"))
        number = parse_int(typed.lstrip("-−+ "), least=1, most=500)
        return -number if below else number


class StockForm(forms.Form):
    """Brochures that came or were given out."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.CharField(label=gettext_lazy("Which brochure"), max_length=200)
    way = forms.ChoiceField(
        label=gettext_lazy("Came or went"),
        choices=[("in", gettext_lazy("came")), ("out", gettext_lazy("given out"))],
        widget=forms.RadioSelect,
        initial="out",
    )
    change = WholeField(label=gettext_lazy("How many"), most=1_000_000)
    on = DayField(label=gettext_lazy("Day"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def __init__(self, typed: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"on": clock.today(), **(initial or {})})

    def clean_change(self) -> int:
        number: int | None = self.cleaned_data["change"]
        if not number:
            raise forms.ValidationError(_("At least one."))
        return number
