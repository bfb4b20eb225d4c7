"""What people type in this room; the rules themselves stand in the actions."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Holding, Post, User
from tidtam.kit import clock, refusals
from tidtam.kit.forms import DayField, PhotosField, TimeField, WholeField
from tidtam.work.followup.actions import CheckRow
from tidtam.work.followup.models import Action, Answer, CheckItem, Severity
from tidtam.work.followup.refusals import Refused
from tidtam.work.plan.models import WorkItem

#: What an action takes as one and a page asks for in parts: the field at which it is shown.
ITEM_PHOTOS = 4
TYPED_AS = {"visited_at": "visited_on"}


def refuse(form: forms.Form, refusal: Refused) -> None:
    """Put what the rules say at its field, or on top where the form has no such field."""
    refusals.refuse(form, refusal, TYPED_AS)


class VillageField(forms.CharField):
    """A village by its code of eight digits."""

    def clean(self, value: Any) -> Area | None:
        code = super().clean(value)
        area = Area.objects.filter(pk=code, level=Level.VILLAGE).first() if code else None
        if code and area is None:
            raise forms.ValidationError(
                _("There is no village with the code %(code)s."), params={"code": code}
            )
        return area


class ReportForm(forms.Form):
    """The doer's word that it is done."""

    note = forms.CharField(
        label=gettext_lazy("What has been done"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    photos = PhotosField(
        label=gettext_lazy("Photos"), help_text=gettext_lazy("Up to 10. JPEG, PNG, WebP or HEIC.")
    )


class DueForm(forms.Form):
    due_on = DayField(label=gettext_lazy("New due date"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)


class DropForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=400)


class SettleForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why they may look alike"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RulesForm(forms.Form):
    near_metres = WholeField(label=gettext_lazy("Near, up to (metres)"))
    photo_hours = WholeField(label=gettext_lazy("Of the visit, within (hours)"))


class ActionForm(forms.Form):
    """One thing to do in one village; another room's page may fill it in by its link."""

    area = VillageField(label=gettext_lazy("Village (code)"), max_length=12)
    what = forms.CharField(
        label=gettext_lazy("What has to happen"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    work_item = forms.ModelChoiceField(
        WorkItem.objects.none(), label=gettext_lazy("Work item"), required=False
    )
    doer = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Who does it"))
    follower = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Who follows it up"))
    due_on = DayField(label=gettext_lazy("Due date"))
    severity = forms.ChoiceField(
        label=gettext_lazy("Severity"), choices=Severity.choices, initial=Severity.MODERATE
    )
    origin = forms.CharField(label=gettext_lazy("Where it comes from"), max_length=200, required=False)

    def __init__(self, *args: Any, items: tuple[WorkItem, ...], posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work_item"].queryset = WorkItem.objects.filter(pk__in=[item.pk for item in items])  # type: ignore[attr-defined]
        for name in ("doer", "follower"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]


class RaiseForm(forms.Form):
    """What comes of a finding, filled in as its checklist proposes."""

    what = forms.CharField(
        label=gettext_lazy("What has to happen"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    doer = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Who does it"), required=False)
    follower = forms.ModelChoiceField(
        Post.objects.none(), label=gettext_lazy("Who follows it up"), required=False
    )
    due_on = DayField(label=gettext_lazy("Due date"))
    severity = forms.ChoiceField(label=gettext_lazy("Severity"), choices=Severity.choices)

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("doer", "follower"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]
            self.fields[name].unmarked = True  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """One visit: what was found about each open matter of the village, who was there, when, where.

    Each action brings two fields, answer_KEY and note_KEY; each item of the checklist brings item_PK, item_note_PK
    and photos_PK. `id` is made with the page, so that sending the
    page twice stores one visit.
    """

    id = forms.UUIDField(widget=forms.HiddenInput)
    visited_on = DayField(label=gettext_lazy("Date of the visit"))
    visited_time = TimeField(
        label=gettext_lazy("Time"), widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    leader = forms.ChoiceField(label=gettext_lazy("Led by"), required=False)
    companions = forms.CharField(
        label=gettext_lazy("Came along"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Posts, not names."),
    )
    met = forms.CharField(label=gettext_lazy("Who was met (post)"), max_length=200, required=False)
    note = forms.CharField(
        label=gettext_lazy("What was found"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    photos = PhotosField(label=gettext_lazy("Photos"))
    latitude = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)
    longitude = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    accuracy = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=0)

    def __init__(
        self,
        *args: Any,
        user: User,
        holdings: list[Holding],
        actions: list[Action],
        items: Sequence[CheckItem] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.holdings, self.actions, self.items = user, holdings, actions, items
        self.fields["leader"].choices = [("", _("Myself"))] + [  # type: ignore[attr-defined]
            (str(one.pk), _("%(post)s, recorded on their behalf") % {"post": one.post.name})
            for one in holdings
            if one.user_id != user.pk
        ]
        for action in actions:
            self.fields[f"answer_{action.key}"] = forms.ChoiceField(
                choices=Answer.choices, required=False, widget=forms.RadioSelect, label=action.what
            )
            self.fields[f"note_{action.key}"] = forms.CharField(
                required=False, max_length=400, label=_("Note on this matter")
            )
        for item in items:
            self.fields[f"item_{item.pk}"] = forms.ChoiceField(
                choices=Answer.choices, required=False, widget=forms.RadioSelect, label=item.text
            )
            self.fields[f"item_note_{item.pk}"] = forms.CharField(
                required=False, max_length=400, label=_("Note on this item")
            )
            self.fields[f"photos_{item.pk}"] = PhotosField(label=_("Photos of this item"), most=ITEM_PHOTOS)

    @staticmethod
    def blank(now: datetime) -> dict[str, Any]:
        here = clock.local(now)
        return {"id": str(uuid.uuid4()), "visited_on": here.date(), "visited_time": here.time()}

    def visited_at(self) -> datetime:
        day: date = self.cleaned_data["visited_on"]
        return datetime.combine(day, self.cleaned_data["visited_time"], tzinfo=clock.BANGKOK)

    def leads(self) -> tuple[User, Post | None]:
        """Who led, and for which of the posts that look after the village."""
        chosen = self.cleaned_data["leader"]
        for one in self.holdings:
            if str(one.pk) == chosen or (not chosen and one.user_id == self.user.pk):
                return one.user, one.post
        return self.user, None

    def findings(self) -> list[tuple[Action, str, str]]:
        """Only what was answered: no answer says nothing about the matter."""
        data = self.cleaned_data
        return [
            (action, data[f"answer_{action.key}"], data[f"note_{action.key}"])
            for action in self.actions
            if data[f"answer_{action.key}"]
        ]

    def checks(self, photos: Mapping[int, Sequence[File]]) -> list[CheckRow]:
        """Only what was answered. photos: what was kept of each item's pictures."""
        data = self.cleaned_data
        return [
            CheckRow(item, data[f"item_{item.pk}"], data[f"item_note_{item.pk}"], photos.get(item.pk, ()))
            for item in self.items
            if data[f"item_{item.pk}"]
        ]
