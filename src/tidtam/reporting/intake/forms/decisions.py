"""What a person says of each proposal: right, with this value, or left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit.digits import to_arabic
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, TimeField
from tidtam.reporting.intake.actions import Said
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.offers import posts_of, work_items_of
from tidtam.reporting.meetings.models import Committee

if TYPE_CHECKING:
    from tidtam.kit.http import QueryDict

SURE = 0.9
CHOSEN = frozenset({"chair", "responsible", "work_item", "district", "village"})
#: Panels of the page, in the order in which a secretary goes through them: heading, and kinds with their words.
PANELS = (
    (
        gettext_lazy("Which meeting"),
        {
            "body": gettext_lazy("Body"),
            "number": gettext_lazy("Number of the meeting"),
            "date": gettext_lazy("Day of the meeting"),
            "time": gettext_lazy("Time of the meeting"),
            "place": gettext_lazy("Place of the meeting"),
            "chair": gettext_lazy("Who was in the chair"),
        },
    ),
    (gettext_lazy("Districts named"), {"district": ""}),
    (gettext_lazy("Villages named"), {"village": ""}),
    (
        gettext_lazy("Who answers for it"),
        {"responsible": gettext_lazy("Position"), "due": gettext_lazy("Due date")},
    ),
    (gettext_lazy("Work items"), {"work_item": ""}),
    (gettext_lazy("Figures"), {"figure": ""}),
)
_NUMBER = re.compile(r"\d{1,3}/\d{4}")
_AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,4})?")


@dataclass(frozen=True)
class Line:
    """One proposal with its two fields. word: what it is, where the panel holds several kinds.

    told: the value in words; sure: how sure the reading is, as a state and a word.
    """

    place: int
    word: str
    proposal: dict[str, Any]
    say: BoundField
    value: BoundField
    told: str
    sure: tuple[str, str]
    doubts: tuple[str, ...]
    by: str


class DecisionForm(forms.Form):
    draft = DraftField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, sent: Any, *, intake: Intake) -> None:
        super().__init__(sent, initial={"version": intake.version})
        self.intake = intake
        posts = [(post.code, post.name) for post in posts_of(intake.committee)]
        works = [(item.code, item.name_th) for item in work_items_of(intake)]
        for place, proposal in enumerate(intake.proposals):
            said = intake.decided(place)
            offered = {"chair": posts, "responsible": posts, "work_item": works}.get(proposal["kind"], [])
            self.fields[f"say_{place}"] = forms.ChoiceField(
                label=_("What you say of it"),
                choices=[("keep", _("Right")), ("drop", _("Do not take in"))],
                required=False,
                widget=forms.RadioSelect,
                initial=said.get("say"),
            )
            self.fields[f"value_{place}"] = _field(proposal, offered, said.get("value"))

    def clean(self) -> dict[str, Any]:
        """What is right has a value; what is left out needs none, and what was typed there is not looked at."""
        data = super().clean() or {}
        for place in range(len(self.intake.proposals)):
            name = f"value_{place}"
            if self._say(place) != "keep":
                self.errors.pop(name, None)
                continue
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Choose which one is meant, or leave it out."))
        return data

    def said(self) -> dict[int, Said]:
        """Of the proposals about which something was said."""
        found = {}
        for place in range(len(self.intake.proposals)):
            say = self._say(place)
            if say:
                value = self.cleaned_data.get(f"value_{place}")
                found[place] = Said(say, _told(value) if say == "keep" else "")
        return found

    def _say(self, place: int) -> str:
        """Who chooses or types another value has said that it is right."""
        said = str(self.cleaned_data.get(f"say_{place}") or "")
        told = _told(self.cleaned_data.get(f"value_{place}") or "")
        return said or ("keep" if told and told != _read(self.intake.proposals[place]) else "")

    def with_sure_ones(self) -> dict[int, Said]:
        """The same, and everything unsaid that is sure, fits one thing and has nothing against it."""
        found = self.said()
        for place, proposal in enumerate(self.intake.proposals):
            if place not in found and is_sure(proposal):
                found[place] = Said("keep", _read(proposal))
        return found

    def look_again(self, version: int) -> None:
        """What was typed stays; saved again, it is on top of what somebody else has saved meanwhile."""
        typed = cast("QueryDict", self.data).copy()
        typed["version"] = str(version)
        self.data = typed

    def groups(self) -> Iterator[tuple[str, Sequence[Line]]]:
        """Heading and lines, in the order in which a secretary goes through them."""
        doubts = self.intake.contradictions
        for heading, kinds in PANELS:
            lines = [
                self._line(place, proposal, doubts, str(word))
                for kind, word in kinds.items()
                for place, proposal in enumerate(self.intake.proposals)
                if proposal["kind"] == kind
            ]
            if lines:
                yield str(heading), lines

    @property
    def sure_count(self) -> int:
        return sum(
            is_sure(proposal) and not self.intake.decided(place)
            for place, proposal in enumerate(self.intake.proposals)
        )

    def _line(
        self, place: int, proposal: dict[str, Any], doubts: Sequence[Mapping[str, Any]], word: str
    ) -> Line:
        against = tuple(
            doubt["text"]
            for doubt in doubts
            if doubt["kind"] in proposal["contradictions"]
            and doubt["start"] < proposal["end"]
            and proposal["start"] < doubt["end"]
        )
        if proposal["kind"] == "body" and _is_other(proposal, self.intake.committee):
            against += (_("The paper is of another committee than this one."),)
        return Line(
            place,
            word,
            proposal,
            self[f"say_{place}"],
            self[f"value_{place}"],
            _shown(self[f"value_{place}"]),
            _word(proposal),
            against,
            str(self.intake.decided(place).get("by", "")),
        )


def _is_other(proposal: Mapping[str, Any], body: Committee) -> bool:
    """Another body of the register, or one of another province."""
    if proposal["code"]:
        return bool(proposal["code"] != body.code)
    said, own = (
        "".join(name.rpartition("จังหวัด")[2].split()) for name in (str(proposal["value"]), body.name_th)
    )
    return bool(said and own) and said != own


def _read(proposal: Mapping[str, Any]) -> str:
    """The value as it was read: the code of what has one to choose, "" where nobody can tell which."""
    return str(proposal["code"] or "") if proposal["kind"] in CHOSEN else str(proposal["value"])


def _shown(field: BoundField) -> str:
    """The value in the words of its choice."""
    value = field.value()
    for code, label in getattr(field.field, "choices", ()):
        for one, word in label if isinstance(label, list | tuple) else [(code, label)]:
            if one == value:
                return str(word).partition(" · ")[0]
    return str(value or "")


def is_sure(proposal: Mapping[str, Any]) -> bool:
    settled = bool(proposal["code"]) if proposal["kind"] in CHOSEN else True
    return settled and proposal["confidence"] >= SURE and not proposal["contradictions"]


def _word(proposal: Mapping[str, Any]) -> tuple[str, str]:
    if proposal["kind"] in CHOSEN and not proposal["code"]:
        several = proposal["kind"] == "village" and len(proposal["candidates"]) > 1
        return ("late", _("Several fit: choose")) if several else ("late", _("Not in the register: choose"))
    if proposal["contradictions"] or proposal["confidence"] < 0.7:
        return "late", _("Look closely")
    return ("done", _("Sure")) if proposal["confidence"] >= SURE else ("soon", _("Likely"))


def _field(proposal: dict[str, Any], offered: Sequence[tuple[str, str]], said: str | None) -> forms.Field:
    """The value as read, or as a person left it."""
    label = _("Value")
    match proposal["kind"]:
        case "date" | "due":
            day = date.fromisoformat(said or proposal["value"])
            return DayField(label=label, required=False, initial=day, help_text="")
        case "time":
            return TimeField(
                label=label, required=False, initial=time.fromisoformat(said or proposal["value"])
            )
        case "number":
            return _Checked(
                _NUMBER, _("Expected number/year such as 1/2561."), label, said or proposal["value"]
            )
        case "figure":
            return _Checked(
                _AMOUNT, _("Expected a number."), label, f"{Decimal(said or str(proposal['value'])):,}"
            )
        case "chair" | "responsible" | "work_item" | "district" | "village":
            return _choice(proposal, offered, label, said)
    return forms.CharField(label=label, required=False, max_length=300, initial=said or proposal["value"])


class _Checked(forms.CharField):
    """Digits as people type them, held against a pattern."""

    def __init__(self, pattern: re.Pattern[str], expected: str, label: str, initial: str) -> None:
        super().__init__(label=label, required=False, max_length=40, initial=initial)
        self.pattern, self.expected = pattern, expected

    def clean(self, value: Any) -> str:
        typed = to_arabic("".join(str(super().clean(value)).split())).replace(",", "")
        if typed and not self.pattern.fullmatch(typed):
            raise forms.ValidationError(self.expected)
        return typed


def _choice(
    proposal: dict[str, Any], offered: Sequence[tuple[str, str]], label: str, said: str | None
) -> forms.ChoiceField:
    """The candidates first, each with why it is one; for posts and work items then every other."""
    near = [(one["code"], f"{one['label']} · {one['reason']}".strip(" ·")) for one in proposal["candidates"]]
    codes = {code for code, _label in near}
    others = [(code, name) for code, name in offered if code not in codes]
    choices: list[Any] = [("", "–"), *near]
    if others:
        choices.append((_("Others"), others))
    return forms.ChoiceField(
        label=label, required=False, choices=choices, initial=said or proposal["code"] or ""
    )


def _told(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
