"""Asking how areas are to be redrawn."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.faces.desk.actions import Change
from tidtam.faces.desk.models import RedrawKind
from tidtam.ground.areas.models import Area, Level
from tidtam.kit.digits import to_arabic
from tidtam.kit.forms import DayField
from tidtam.registers.producers.models import Producer

MOST = 300


class CodeField(forms.CharField):
    """The digits of an area, typed in either script, with or without spaces."""

    def __init__(self, *, level: int, **fields: Any) -> None:
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(max_length=20, **fields)
        self.level = level

    def clean(self, value: Any) -> str:
        text = to_arabic(str(super().clean(value))).replace(" ", "")
        if text and not (text.isascii() and text.isdigit() and len(text) == self.level):
            raise ValidationError(
                _("A code of this level has %(level)s digits."), params={"level": self.level}
            )
        return text


class RedrawForm(forms.Form):
    """Which fields there are depends on the kind of change. seen: the mark of the preview that was looked at."""

    def __init__(self, *args: Any, kind: RedrawKind, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.area = kind, area
        name: Any = {"label": _("Name in Thai"), "max_length": 120}
        english = forms.CharField(label=_("Name in English"), max_length=120, required=False)
        match kind:
            case RedrawKind.RECODE:
                self.fields["to"] = CodeField(level=area.level, label=_("New code"))
                self.fields["name_th"] = forms.CharField(
                    **name,
                    required=False,
                    help_text=_("Only where the name changes as well; without the level word"),
                )
                self.fields["name_en"] = english
            case RedrawKind.MERGE:
                self._several("codes", _("Becomes part of it"), _siblings(area))
            case RedrawKind.SPLIT:
                self.fields["to"] = CodeField(level=area.level, label=_("Code of the new area"))
                self.fields["name_th"] = forms.CharField(**name, help_text=_("without the level word"))
                self.fields["name_en"] = english
                self._several("codes", _("The new area is made of"), _children(area))
                if area.level == Level.SUBDISTRICT and (makers := _makers(area)):
                    self._several(
                        "producers", _("Producers without a village that go along"), makers, required=False
                    )
        self.fields["day"] = DayField(label=_("First day on which it holds"))
        self.fields["source"] = forms.CharField(
            label=_("Announcement"), max_length=200, help_text=_("Which one says so, of which date")
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields["paper"] = forms.FileField(
            label=_("Its paper"),
            required=False,
            help_text=_("PDF or photo of the announcement"),
            widget=forms.FileInput(attrs={"accept": "application/pdf,image/*"}),
        )
        self.fields["paper"].unmarked = True  # type: ignore[attr-defined]
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def change(self) -> Change:
        """What was asked, of fields that are right in themselves."""
        given = self.cleaned_data
        return Change(
            self.kind,
            self.area.code,
            given["day"],
            given.get("to", ""),
            given.get("name_th", ""),
            given.get("name_en", ""),
            tuple(given.get("codes", ())),
            tuple(int(key) for key in given.get("producers", ())),
        )

    def _several(
        self, name: str, label: Any, choices: list[tuple[str, str]], *, required: bool = True
    ) -> None:
        self.fields[name] = forms.MultipleChoiceField(
            label=label, choices=choices, required=required, widget=forms.CheckboxSelectMultiple
        )


def _named(rows: Any) -> list[tuple[str, str]]:
    return [(area.code, f"{area.label} ({area.code})") for area in rows.order_by("sort_key", "code")[:MOST]]


def _siblings(area: Area) -> list[tuple[str, str]]:
    """Areas of the same level within what the area lies in."""
    return _named(
        Area.objects.existing().filter(parent=area.parent_id, level=area.level).exclude(pk=area.code)
    )


def _children(area: Area) -> list[tuple[str, str]]:
    return _named(Area.objects.existing().filter(parent=area))


def _makers(area: Area) -> list[tuple[str, str]]:
    rows = Producer.objects.filter(area=area).order_by("sort_key", "pk")[:MOST]
    return [(str(row.pk), row.called) for row in rows]
