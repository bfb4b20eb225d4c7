"""What people type about a village's month; the rules themselves stand in the actions."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock
from tidtam.kit.calendar import month_before, month_code, month_long, month_of, month_range, parse_month_code
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import MoneyField, WholeField
from tidtam.kit.refusals import refuse as refuse
from tidtam.work.results.actions import RULES, ResultRow
from tidtam.work.results.actions.tell import AHEAD, FACTS
from tidtam.work.results.models import INCOME, NUMBERS, Answer, HowCounted, ResultRevision, ResultRules

LABELS = {
    "thai_day": _("Thai, for the day"),
    "thai_night": _("Thai, overnight"),
    "foreign_day": _("Foreign, for the day"),
    "foreign_night": _("Foreign, overnight"),
    "food": _("Food"),
    "lodging": _("Lodging"),
    "goods": _("Goods and souvenirs"),
    "guides": _("Guides and activities"),
    "households": _("Households that earned"),
}
ANSWERS = [
    (Answer.REPORTED, _("There were visitors or income")),
    (Answer.NIL, Answer.NIL.label),
    (Answer.NOT_APPLICABLE, Answer.NOT_APPLICABLE.label),
]
RULE_LABELS = {
    "due_days": _("Days after the month's end"),
    "chased_months": _("Months that are asked for one by one"),
}


class ResultForm(forms.Form):
    """One village's month. The first time it may speak of several months at once that are not applicable."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    answer = forms.ChoiceField(label=_("What came of the month"), choices=ANSWERS, widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("How it was counted"), choices=HowCounted.choices, widget=forms.RadioSelect, required=False
    )
    because = forms.CharField(
        label=_("Why not applicable"),
        max_length=400,
        required=False,
        help_text=_("Such as: the village does not receive visitors yet."),
    )
    reason = forms.CharField(label=_("Reason for the change"), max_length=400, required=False)

    def __init__(self, typed: Any = None, *, month: date, stands: ResultRevision | None = None) -> None:
        initial: dict[str, Any] = {"version": 0}
        if stands is not None:
            initial = {name: getattr(stands, name) for name in FACTS} | {"version": stands.number}
        super().__init__(typed, initial=initial)
        for name in NUMBERS:
            field = MoneyField if name in INCOME else WholeField
            self.fields[name] = field(label=LABELS[name], required=False)
            self.fields[name].unmarked = True  # type: ignore[attr-defined]
        for name in ("how", "because"):
            self.fields[name].unmarked = True  # type: ignore[attr-defined]
        if stands is None:
            del self.fields["reason"]
            self.fields["until"] = forms.ChoiceField(
                label=_("Not applicable until"), choices=_months_from(month), required=False
            )

    def row(self) -> ResultRow:
        """What was said; after `is_valid`."""
        return ResultRow(**{name: self.cleaned_data[name] for name in FACTS})

    def last_month(self) -> date | None:
        """The last of several months that are not applicable; None where it is this month alone."""
        code = self.cleaned_data.get("until", "")
        return (
            parse_month_code(code) if code and self.cleaned_data["answer"] == Answer.NOT_APPLICABLE else None
        )


def _months_from(month: date) -> list[tuple[str, Any]]:
    last = month_before(month_of(clock.today()), -AHEAD)
    later = month_range(month, last)[1:]
    return [("", _("this month alone")), *((month_code(one), month_long(one)) for one in later)]


class RulesForm(forms.Form):
    """Until when a province's villages report."""

    def __init__(self, typed: Any = None, *, rules: ResultRules) -> None:
        super().__init__(typed, initial={name: getattr(rules, name) for name in RULES})
        for name in RULES:
            self.fields[name] = WholeField(label=RULE_LABELS[name])
