"""A body, and who sits on it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.forms import DayField, WholeField
from tidtam.reporting.meetings.models import Committee, Seat

MOST_MEMBERS = 200


class CommitteeForm(forms.Form):
    """Its name, whose subcommittee it is, how many make a quorum."""

    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=300, required=False)
    parent = forms.ModelChoiceField(
        Committee.objects.none(),
        label=gettext_lazy("Subcommittee of"),
        required=False,
        empty_label="–",
    )
    quorum = WholeField(
        label=gettext_lazy("Members that make a quorum"),
        required=False,
        most=MOST_MEMBERS,
        help_text=gettext_lazy("Left empty: half of the members, rounded up."),
    )

    def __init__(self, sent: Any, *, by: Actor, committee: Committee | None = None) -> None:
        initial = {
            name: getattr(committee, name)
            for name in ("name_th", "name_en", "parent", "quorum")
            if committee is not None
        }
        super().__init__(sent, initial=initial)
        others = Committee.objects.open_to(by, "secretary").order_by("name_th")
        if committee is not None:
            others = others.exclude(pk=committee.pk)
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]

    def clean_quorum(self) -> int | None:
        return self.cleaned_data["quorum"] or None


class NewCommitteeForm(CommitteeForm):
    code = forms.CharField(
        label=gettext_lazy("Short code"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")],
        help_text=gettext_lazy(
            "Small Latin letters, digits and dashes, such as otop-40; it stands in addresses."
        ),
        error_messages={
            "invalid": gettext_lazy("Only small Latin letters, digits and dashes, such as otop-40.")
        },
    )
    area = forms.ModelChoiceField(Area.objects.none(), label=gettext_lazy("Area"), to_field_name="code")
    field_order = ("code", "name_th", "name_en", "area", "parent", "quorum")

    def __init__(self, sent: Any, *, by: Actor) -> None:
        super().__init__(sent, by=by)
        reach = by.reach("secretary")
        rows = Area.objects.filter(level__in=[Level.COUNTRY, Level.PROVINCE, Level.DISTRICT])
        own = Area.objects.none()
        for prefix in reach:
            own = own | rows.filter(within(prefix))
        self.fields["area"].queryset = own.order_by("code")  # type: ignore[attr-defined]
        self.initial["area"] = reach[0] if reach else None


class SeatForm(forms.Form):
    """A post takes a seat for a term."""

    post = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Post"))
    duty = forms.ChoiceField(label=gettext_lazy("Duty"), choices=Seat.Duty.choices, initial=Seat.Duty.MEMBER)
    starts_on = DayField(label=gettext_lazy("First day"))
    ends_on = DayField(label=gettext_lazy("Last day"), required=False)

    def __init__(self, sent: Any, *, committee: Committee) -> None:
        super().__init__(sent, initial={"starts_on": clock.today()})
        posts = Post.objects.filter(within(committee.area_id, "area_id"))
        self.fields["post"].queryset = posts.order_by("sort_key")  # type: ignore[attr-defined]


class EndSeatForm(forms.Form):
    ends_on = DayField(label=gettext_lazy("Last day"))
