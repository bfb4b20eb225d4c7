"""Minutes and papers: who signs, how they go round, what a letter says."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.forms import DayField
from tidtam.reporting.meetings.contents.documents import Asked
from tidtam.reporting.meetings.models import Meeting


class SignersForm(forms.Form):
    recorder = forms.CharField(
        label=gettext_lazy("Recorded by"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Name, then a comma and the post"),
    )
    checker = forms.CharField(
        label=gettext_lazy("Checked by"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Name, then a comma and the post"),
    )


class CirculateForm(forms.Form):
    object_until = DayField(label=gettext_lazy("Members may object until"))


class ObjectionForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What should be put right"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(forms.Form):
    """about: the objection that it answers, where it was sent."""

    about: int | None = None
    answer = forms.CharField(
        label=gettext_lazy("What became of it"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )


class LaterForm(forms.Form):
    """By which meeting the minutes were approved; none where they went round."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Approved by"),
        required=False,
        empty_label=gettext_lazy("the members, by going round"),
    )

    def __init__(self, sent: Any, *, of: Meeting) -> None:
        super().__init__(sent)
        later = of.committee.meetings.filter(starts_at__gt=of.starts_at, started_at__isnull=False)
        self.fields["meeting"].queryset = later.order_by("starts_at")  # type: ignore[attr-defined]
        first = later.order_by("starts_at").first()
        self.initial["meeting"] = first.pk if first else None


class LetterForm(forms.Form):
    """What a paper says that the house does not know: to whom, under which number, in which digits."""

    to = forms.CharField(
        label=gettext_lazy("Addressed to"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Left empty: the members by their list, or the district's chief."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form of the letter"),
        choices=[("external", gettext_lazy("Letter to another office")), ("memo", gettext_lazy("Memo"))],
        required=False,
    )
    number = forms.CharField(label=gettext_lazy("Number of the letter"), max_length=60, required=False)
    dated = DayField(label=gettext_lazy("Date of the letter"), required=False)
    day = DayField(label=gettext_lazy("Answers or reports until"), required=False)
    digits = forms.ChoiceField(
        label=gettext_lazy("Digits"),
        choices=[
            ("", gettext_lazy("As the office writes")),
            ("thai", gettext_lazy("Thai digits")),
            ("arabic", gettext_lazy("Arabic digits")),
        ],
        required=False,
    )

    def asked(self) -> Asked:
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**said)


def first_day() -> date:
    """Fifteen days from today; the secretary gives another where the body has its own custom."""
    return clock.today() + timedelta(days=15)
