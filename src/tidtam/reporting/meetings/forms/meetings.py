"""A meeting: when, where, by which chair; its further sittings; what stands under an item."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.forms import DayField, TimeField, WholeField
from tidtam.reporting.meetings.models import Committee, Meeting
from tidtam.reporting.meetings.queries import on_day


class SittingForm(forms.Form):
    """When and where."""

    day = DayField(label=gettext_lazy("Day"))
    time = TimeField(label=gettext_lazy("Time"), initial="09.00")
    place_th = forms.CharField(label=gettext_lazy("Place"), max_length=300)

    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], clock.BANGKOK)


class MeetingForm(SittingForm):
    """The next meeting of a committee."""

    link = forms.URLField(
        label=gettext_lazy("Link for those who join from afar"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    number = WholeField(
        label=gettext_lazy("Number in the year"),
        required=False,
        most=366,
        help_text=gettext_lazy("Left empty, the next number of that year."),
    )
    was_held = forms.BooleanField(
        label=gettext_lazy("It was held already and is written down afterwards"), required=False
    )


class ChangeForm(SittingForm):
    """Another day, place, link or chair."""

    link = MeetingForm.base_fields["link"]
    chair = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Chair"))

    def __init__(self, sent: Any, *, meeting: Meeting) -> None:
        begins = clock.local(meeting.starts_at)
        super().__init__(
            sent,
            initial={
                "day": begins.date(),
                "time": begins.time(),
                "place_th": meeting.place_th,
                "link": meeting.link,
                "chair": meeting.chair_id,
            },
        )
        sitting = on_day(meeting.committee, begins.date()).values("post_id")
        posts = Post.objects.filter(pk__in=sitting) | Post.objects.filter(pk=meeting.chair_id)
        self.fields["chair"].queryset = posts.order_by("sort_key")  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """What stands under an item of the agenda."""

    text = forms.CharField(
        label=gettext_lazy("Text, one matter a line"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class VersionForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Why a new version is made"), max_length=400)


def chair_of(committee: Committee) -> Post | None:
    """Who chairs the body today, or chaired its last meeting."""
    seat = committee.seats.in_force().filter(duty="chair").select_related("post").first()
    if seat is not None:
        return seat.post
    last = committee.meetings.select_related("chair").first()
    return last.chair if last else None
