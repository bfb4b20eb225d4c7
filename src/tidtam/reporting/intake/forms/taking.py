"""The last look before a paper becomes a meeting: what it told stands filled in, what it is silent about is asked."""

import uuid
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, TimeField, WholeField
from tidtam.reporting.intake.actions import Minutes
from tidtam.reporting.intake.drafting import Draft
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.offers import posts_of, work_items_of
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.actions import Ask
from tidtam.reporting.meetings.models import Meeting, Resolution


class TakeForm(forms.Form):
    draft = DraftField(required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    number = WholeField(label=gettext_lazy("Number of the meeting"), most=999)
    day = DayField(label=gettext_lazy("Day of the meeting"))
    time = TimeField(label=gettext_lazy("Time of the meeting"))
    place_th = forms.CharField(label=gettext_lazy("Place of the meeting"), max_length=300)
    chair = forms.ChoiceField(label=gettext_lazy("Who was in the chair"))
    to_note = forms.CharField(
        label=gettext_lazy("What was noted"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "th"}),
    )
    to_decide = forms.CharField(
        label=gettext_lazy("What was considered"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "th"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("The meeting"), choices=Resolution.Kind.choices)
    text = forms.CharField(
        label=gettext_lazy("What was resolved"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "th"}),
        help_text=gettext_lazy("Left empty, the meeting is taken in without a resolution."),
    )
    villages = forms.MultipleChoiceField(
        label=gettext_lazy("Villages in which something has to happen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    work_item = forms.ChoiceField(label=gettext_lazy("Work item"), required=False)
    what = forms.CharField(
        label=gettext_lazy("What has to happen in each village"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "th"}),
        help_text=gettext_lazy("Left empty, the name of the work item stands here."),
    )
    doer = forms.ChoiceField(label=gettext_lazy("Who does it"), required=False)
    follower = forms.ChoiceField(label=gettext_lazy("Who follows it up"), required=False)
    due_on = DayField(label=gettext_lazy("Due date"), required=False)

    def __init__(self, sent: Any, *, intake: Intake, told: Draft) -> None:
        self.told = told
        posts = posts_of(intake.committee)
        self.posts = {post.code: post for post in posts}
        self.areas = Area.objects.select_related("parent__parent").in_bulk(told.villages)
        self.works = {item.code: item for item in work_items_of(intake)}
        super().__init__(sent, initial=self._read(told))
        meeting = Meeting(committee=intake.committee, chair=self.posts.get(told.chair))
        self.doers = {choice.value: choice for choice in queries.doer_choices(meeting)}
        self.followers = {choice.value: choice for choice in queries.follower_choices(meeting)}
        self._offer("chair", [("", "–"), *((post.code, post.name) for post in posts)])
        self._offer("villages", [(code, _place(area)) for code, area in self.areas.items()])
        self._offer("work_item", [("", "–"), *((code, item.name_th) for code, item in self.works.items())])
        self._offer("doer", [("", "–"), *((one.value, one.label) for one in self.doers.values())])
        self._offer("follower", [("", "–"), *((one.value, one.label) for one in self.followers.values())])
        each = [value for value in self.doers if value.startswith(queries.EACH)]
        self.initial["doer"] = each[0] if each else ""

    def clean(self) -> dict[str, Any]:
        """A village chosen needs a resolution, who does it, who follows it up, what and by when."""
        data = super().clean() or {}
        if data.get("day") and data["day"] > clock.today():
            self.add_error("day", _("A paper tells of a meeting that was held; this day is yet to come."))
        if not data.get("villages"):
            return data
        for name in ("text", "doer", "follower", "due_on"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for the villages chosen."))
        if not data.get("what") and not data.get("work_item"):
            self.add_error("what", _("Say what has to happen, or choose a work item."))
        choice = self.doers.get(data.get("doer", ""))
        without = [self.areas[code].label for code in data["villages"] if choice and choice.of(code) is None]
        if without:
            self.add_error(
                "doer", _("There is no such post for %(villages)s.") % {"villages": ", ".join(without)}
            )
        return data

    def minutes(self) -> Minutes:
        data = self.cleaned_data
        return Minutes(
            number=data["number"],
            starts_at=datetime.combine(data["day"], data["time"], clock.BANGKOK),
            place_th=data["place_th"],
            chair=self.posts[data["chair"]],
            to_note=data["to_note"],
            to_decide=data["to_decide"],
            resolution=data["text"],
            kind=data["kind"],
            asks=[self._ask(code) for code in data["villages"]],
            figures=self.told.figures,
            passage=self.told.passage,
        )

    def _ask(self, code: str) -> Ask:
        data = self.cleaned_data
        item = self.works.get(data["work_item"])
        doer, follower = self.doers[data["doer"]].of(code), self.followers[data["follower"]].of(code)
        assert isinstance(doer, Post)
        assert isinstance(follower, Post)
        what = data["what"] or (item.name_th if item else "")
        return Ask(what, self.areas[code], doer, follower, data["due_on"], item)

    def _read(self, told: Draft) -> dict[str, Any]:
        """What the paper told; the rest stays empty and is asked for."""
        return {
            "key": uuid.uuid4(),
            "number": told.number,
            "day": told.day,
            "time": told.at,
            "place_th": told.place,
            "chair": told.chair if told.chair in self.posts else "",
            "to_note": told.to_note,
            "to_decide": told.to_decide,
            "kind": Resolution.Kind.ASSIGNED,
            "text": told.resolution,
            "villages": list(self.areas),
            "work_item": told.work_item if told.work_item in self.works else "",
            "follower": told.responsible,
            "due_on": told.due_on,
        }

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def _place(area: Area) -> str:
    parents = [area.parent, area.parent.parent] if area.parent else []
    return " ".join([area.label, *(parent.label for parent in parents if parent)])
