"""Forms of requests, breaches and the rules for keeping."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.people.forms import AreaField
from tidtam.ground.privacy import phones
from tidtam.ground.privacy.actions import BreachRow
from tidtam.ground.privacy.models import Breach, RequestKind, Risk
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.kit.forms import DayField, TimeField, WholeField

MOMENTS = ("happened", "noticed", "reported", "told")


class RequestForm(forms.Form):
    kind = forms.ChoiceField(label=_("What they ask"), choices=RequestKind.choices)
    received_on = DayField(label=_("Received on"))
    note = forms.CharField(
        label=_("Note"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    area = AreaField()


class AnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("Our answer"),
        choices=[("1", _("Done as asked")), ("0", _("Refused, with the reason told to the person"))],
        coerce=lambda chosen: chosen == "1",
        widget=forms.RadioSelect,
    )
    done_on = DayField(label=_("Answered on"))
    outcome = forms.CharField(
        label=_("Outcome"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ContactForm(forms.Form):
    office_th = forms.CharField(label=_("Office in Thai"), max_length=200)
    office_en = forms.CharField(label=_("Office in English"), max_length=200, required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    area = AreaField()

    def clean_phone(self) -> str:
        return phones.clean(self.cleaned_data["phone"])


class RuleForm(forms.Form):
    months = WholeField(label=_("Months"), most=600)
    automatic = forms.BooleanField(label=_("Erase by itself, at night"), required=False)


class BreachForm(forms.Form):
    """Moments are typed as a day and a time of Bangkok; without a time the day's beginning counts."""

    what = forms.CharField(
        label=_("What happened"),
        max_length=1000,
        help_text=_("In a few sentences, naming nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    happened_on = DayField(label=_("Happened on"), required=False)
    happened_time = TimeField(label=_("Time"), required=False)
    noticed_on = DayField(label=_("Noticed on"))
    noticed_time = TimeField(label=_("Time"), help_text=_("The 72 hours run from here."))
    kinds = forms.CharField(label=_("Kinds of data"), max_length=300)
    people_count = WholeField(label=_("How many people, as far as known"), required=False, most=100_000_000)
    risk = forms.ChoiceField(label=_("Risk"), choices=Risk.choices, widget=forms.RadioSelect)
    steps = forms.CharField(
        label=_("Steps taken"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    reported_on = DayField(label=_("Reported to the PDPC on"), required=False)
    reported_time = TimeField(label=_("Time"), required=False)
    late_reason = forms.CharField(label=_("Why it was late"), max_length=400, required=False)
    told_on = DayField(label=_("People told on"), required=False)
    told_time = TimeField(label=_("Time"), required=False)
    area = AreaField()

    @classmethod
    def of(cls, breach: Breach) -> dict[str, Any]:
        """What is known of it, as it is typed."""
        same = ("what", "kinds", "people_count", "risk", "steps", "late_reason", "area")
        told = {name: getattr(breach, name) for name in same}
        for name in MOMENTS:
            at = getattr(breach, f"{name}_at")
            here = clock.local(at) if at is not None else None
            told |= {f"{name}_on": here and here.date(), f"{name}_time": here and here.time()}
        return told

    def row(self) -> BreachRow:
        """After `is_valid`."""
        told = dict(self.cleaned_data)
        for name in MOMENTS:
            told[f"{name}_at"] = _moment(told.pop(f"{name}_on"), told.pop(f"{name}_time"))
        return BreachRow(**told)


def _moment(day: date | None, at: time | None) -> datetime | None:
    return datetime.combine(day, at or time.min, BANGKOK) if day is not None else None
