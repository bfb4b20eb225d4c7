"""What the owner of the road said, and what became of the sign."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, PhotosField
from tidtam.registers.signs.models import Permission, State


class PermissionForm(forms.Form):
    """Asked, granted or refused, with the letter."""

    what = forms.ChoiceField(
        label=gettext_lazy("What the owner of the road said"),
        choices=[one for one in Permission.choices if one[0]],
        widget=forms.RadioSelect,
    )
    on = DayField(label=gettext_lazy("Day"))
    letter = forms.CharField(label=gettext_lazy("Number of the letter"), max_length=120, required=False)
    until = DayField(
        label=gettext_lazy("Permitted until"),
        required=False,
        help_text=gettext_lazy("Left empty where it does not end."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    def __init__(self, typed: Any = None, *, permission: str) -> None:
        following = {Permission.NOT_ASKED: Permission.ASKED, Permission.ASKED: Permission.GRANTED}
        proposed = following.get(Permission(permission), permission)
        super().__init__(typed, initial={"what": proposed, "on": clock.today()})

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("what") == Permission.GRANTED and not told.get("letter"):
            self.add_error("letter", _("Say the number of the letter."))
        if told.get("what") == Permission.REFUSED and not told.get("note"):
            self.add_error("note", _("Say what is wrong, or why."))
        return told


class StepForm(forms.Form):
    """What happened to the sign."""

    draft = DraftField()
    state = forms.ChoiceField(label=gettext_lazy("What happened"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("Day"))
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    photos = PhotosField(label=gettext_lazy("Photos"))

    def __init__(self, typed: Any = None, files: Any = None, *, ways: Sequence[State]) -> None:
        initial = {"on": clock.today(), "state": ways[0] if len(ways) == 1 else None}
        super().__init__(typed, files, initial=initial)
        self.fields["state"].choices = [(one.value, one.label) for one in ways]  # type: ignore[attr-defined]
