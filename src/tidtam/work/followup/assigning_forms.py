"""What people type about who looks after which area."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit.forms import DayField
from tidtam.registers.communities.models import Community
from tidtam.work.followup.models import Assignment
from tidtam.work.followup.places import district_of, where

MOST_AREAS = 400


class AssignForm(forms.Form):
    """One post for several areas: districts whole, or villages of the programme."""

    post = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Post"))
    duty = forms.ChoiceField(
        label=gettext_lazy("Duty"), choices=Assignment.Duty.choices, initial=Assignment.Duty.FOLLOWS
    )
    starts_on = DayField(label=gettext_lazy("From"))
    ends_on = DayField(label=gettext_lazy("Until"), required=False)
    area = forms.MultipleChoiceField(label=gettext_lazy("Areas"), widget=forms.CheckboxSelectMultiple)
    field_order = ("post", "duty", "starts_on", "ends_on", "area")

    def __init__(self, *args: Any, user: User, posts: Any, district: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]
        villages = Community.objects.open_to(user, "assign").select_related("area__parent__parent")
        rows = [one.area for one in villages.filter(area__code__startswith=district).order_by("area_id")]
        districts = {district_of(area).code: district_of(area) for area in rows}
        whole = [area for code, area in districts.items() if user.may("assign", code)]
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            *((area.code, area.label) for area in whole),
            *((area.code, where(area)) for area in rows[:MOST_AREAS]),
        ]

    def chosen(self) -> list[Area]:
        return list(Area.objects.filter(pk__in=self.cleaned_data["area"]).order_by("pk"))


class EndForm(forms.Form):
    ends_on = DayField(label=gettext_lazy("Last day"))


class HandOverForm(forms.Form):
    """From which post to which, and why; nothing moves before what it would move was shown."""

    giver = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Hands over"))
    taker = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Takes over"))
    targets = forms.BooleanField(label=gettext_lazy("Its targets of the plan too"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Why, and on what paper"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("giver", "taker"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]
