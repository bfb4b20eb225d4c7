"""What people type about rounds of visits."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit.forms import DayField
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import Checklist, ChecklistSet
from tidtam.work.followup.places import where


def choosable(user: User) -> list[Area]:
    """The programme's villages at which the person assigns, in the order of their codes."""
    rows = Community.objects.open_to(user, "assign").select_related("area__parent__parent")
    return [one.area for one in rows.order_by("area_id")]


class VillagesForm(forms.Form):
    """Which of the villages, ticked; the value is their areas."""

    area = forms.MultipleChoiceField(
        label=gettext_lazy("Villages"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.code: area for area in areas}
        self.fields["area"].choices = [(code, where(area)) for code, area in self.areas.items()]  # type: ignore[attr-defined]
        self.fields["area"].choose_all = True  # type: ignore[attr-defined]

    def clean_area(self) -> list[Area]:
        return [self.areas[code] for code in self.cleaned_data["area"]]


class RoundForm(VillagesForm):
    """A new round over villages of the programme."""

    name = forms.CharField(
        label=gettext_lazy("Name of the round"),
        max_length=120,
        help_text=gettext_lazy("Such as “second round, after the rains”."),
    )
    starts_on = DayField(label=gettext_lazy("From"))
    due_on = DayField(label=gettext_lazy("To be seen by"))
    checklist = forms.ModelChoiceField(
        Checklist.objects.none(),
        label=gettext_lazy("Checklist of its own"),
        required=False,
        empty_label=gettext_lazy("None: any visit counts"),
        help_text=gettext_lazy("Visits answer it in place of the usual one, and only such visits count."),
    )
    field_order = ("name", "starts_on", "due_on", "checklist", "area")

    def __init__(self, *args: Any, checklists: ChecklistSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checklist"].queryset = checklists  # type: ignore[attr-defined]


class RoundChangeForm(VillagesForm):
    """Another last day, villages more or fewer, and why. The boxes are all villages of the round as it shall be."""

    due_on = DayField(label=gettext_lazy("To be seen by"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)
    field_order = ("due_on", "area", "reason")


class CloseForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("What is to be said at the end"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Needed where villages were not seen."),
    )
