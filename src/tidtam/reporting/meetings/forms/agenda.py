"""The agenda as rows that can be moved, added and taken out, with a script or without; and papers for an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy

from tidtam.reporting.meetings.actions import Line
from tidtam.reporting.meetings.models import ItemKind


class Sent(Protocol):
    """What a browser sent: several values under one name."""

    def getlist(self, key: str) -> list[Any]: ...

    def get(self, key: str, default: str) -> Any: ...


@dataclass
class AgendaRows:
    """What stands on the page: the rows as they were sent, after the one step that was asked for.

    Steps: "up-N", "down-N", "remove-N" for row N from 0, "add", "official", "save". Only "save" stores.
    """

    lines: list[Line]
    step: str = ""

    @classmethod
    def sent(cls, data: Sent) -> "AgendaRows":
        kinds, headings = data.getlist("kind"), data.getlist("heading")
        keys = data.getlist("pk")
        lines = [
            Line(kind, heading[:300], int(key) if key.isdecimal() else None)
            for kind, heading, key in zip(kinds, headings, keys, strict=False)
        ]
        return cls(lines, data.get("do", "save"))

    @classmethod
    def standing(cls, lines: Iterable[Line]) -> "AgendaRows":
        return cls(list(lines))

    @property
    def is_saved(self) -> bool:
        return self.step == "save"

    def moved(self) -> "AgendaRows":
        """The rows after the step; one that does not fit changes nothing."""
        rows = list(self.lines)
        verb, _dash, place = self.step.partition("-")
        at = int(place) if place.isdecimal() and int(place) < len(rows) else None
        if verb == "add":
            rows.append(Line(ItemKind.OTHER, ""))
        elif at is not None and verb == "remove":
            del rows[at]
        elif at is not None and verb in ("up", "down"):
            to = at + (1 if verb == "down" else -1)
            if 0 <= to < len(rows):
                rows[at], rows[to] = rows[to], rows[at]
        return AgendaRows(rows, self.step)

    def shown(self) -> list[Mapping[str, Any]]:
        last = len(self.lines) - 1
        return [
            {"line": line, "at": at, "number": at + 1, "is_first": at == 0, "is_last": at == last}
            for at, line in enumerate(self.lines)
        ]


class FiguresForm(forms.Form):
    """Which figures the papers tell; each by its name as the figures' own pages say it."""

    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Figures that the papers tell"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: every one of these that says something."),
    )

    def __init__(self, sent: Any, *, choices: Iterable[tuple[str, Any]], chosen: Iterable[str]) -> None:
        super().__init__(sent, initial={"figures": list(chosen)})
        self.fields["figures"].choices = list(choices)  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    """A paper that goes out with the agenda."""

    title = forms.CharField(
        label=gettext_lazy("Title of the paper"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Left empty, the name of the file."),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF or a photo of the paper"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,image/*"}),
    )
