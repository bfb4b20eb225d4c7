"""What is typed while a meeting goes on, or of one that was held."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.forms import DayField, TimeField


class _Own(forms.Form):
    """One of several forms of a page: its fields have names of their own there."""

    own = ""

    def __init__(self, *given: Any, **said: Any) -> None:
        super().__init__(*given, **{"auto_id": f"{self.own}_%s", **said})


class OpenForm(_Own):
    """When it began, and who led it where the chair did not."""

    own = "open"
    time = TimeField(label=gettext_lazy("Began at"))
    presided = forms.CharField(
        label=gettext_lazy("Presided instead of the chair"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Name and post; empty where the chair presided."),
    )


class CloseForm(_Own):
    """When it ended; a meeting of several sittings on the day of the last."""

    own = "close"
    day = DayField(label=gettext_lazy("Day"))
    time = TimeField(label=gettext_lazy("Ended at"))

    def ends_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], clock.BANGKOK)


class GuestForm(_Own):
    """Somebody without a seat who is there."""

    own = "guest"
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200, required=False)
    post = forms.CharField(label=gettext_lazy("Post or office"), max_length=200)
