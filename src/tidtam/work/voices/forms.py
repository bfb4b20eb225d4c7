"""What visitors type, and what officers decide about it."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.people.models import Post
from tidtam.kit.forms import DayField, PhotosField
from tidtam.kit.spoken import About
from tidtam.work.followup.models import Severity
from tidtam.work.voices import queries
from tidtam.work.voices.actions import LONGEST, MOST_PHOTOS
from tidtam.work.voices.models import Kind


class TellForm(forms.Form):
    """One thing that a visitor tells. website: no person sees it; what fills it in is a machine."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.BROKEN
    )
    text = forms.CharField(
        label=gettext_lazy("What did you see?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photos = PhotosField(
        label=gettext_lazy("Photos"),
        most=MOST_PHOTOS,
        help_text=gettext_lazy("Up to 3. JPEG, PNG, WebP or HEIC."),
    )
    district = forms.ChoiceField(label=gettext_lazy("District"), required=False)
    latitude = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)
    longitude = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    name = forms.CharField(label=gettext_lazy("Your name"), max_length=200, required=False)
    contact = forms.CharField(
        label=gettext_lazy("Telephone or mail, if we may ask you back"), max_length=200, required=False
    )
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, about: About | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about
        districts = [] if about else [(one.code, one.label) for one in queries.districts()]
        self.fields["district"].choices = [("", _("Choose the district")), *districts]  # type: ignore[attr-defined]

    @staticmethod
    def blank() -> dict[str, Any]:
        return {"id": str(uuid.uuid4()), "kind": Kind.BROKEN}

    @property
    def point(self) -> tuple[float, float] | None:
        at = self.cleaned_data.get("latitude"), self.cleaned_data.get("longitude")
        return (at[0], at[1]) if at[0] is not None and at[1] is not None else None


class MatterForm(forms.Form):
    """The matter that comes of it, filled in as proposed."""

    what = forms.CharField(
        label=gettext_lazy("What has to happen"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    doer = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Who does it"), required=False)
    follower = forms.ModelChoiceField(
        Post.objects.none(), label=gettext_lazy("Who follows it up"), required=False
    )
    due_on = DayField(label=gettext_lazy("Due date"))
    severity = forms.ChoiceField(label=gettext_lazy("Severity"), choices=Severity.choices)
    answer = forms.CharField(
        label=gettext_lazy("Words to the visitor"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("doer", "follower"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]
            self.fields[name].unmarked = True  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Words to the visitor"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
