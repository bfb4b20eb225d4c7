"""Beginning an assessment, its assessors, one sheet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.people.models import User
from tidtam.kit.digits import to_arabic
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField
from tidtam.registers.marks.models import Sheet, Version
from tidtam.registers.marks.queries.advice import Words
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.rubric.shape import HUNDRED, PROPOSAL, Section

_POINTS = re.compile(r"(\d{1,5})(?:\.(\d{1,2}))?", re.ASCII)


class PointsField(forms.CharField):
    """Points with at most two decimals, Thai digits will do; the value is hundredths, None for nothing."""

    def __init__(self, *, most: int, **fields: Any) -> None:
        self.most = most
        fields.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}))
        super().__init__(max_length=12, required=False, **fields)

    def prepare_value(self, value: Any) -> Any:
        return shown(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        typed = to_arabic(super().clean(value)).replace(",", "").strip()
        if not typed:
            return None
        found = _POINTS.fullmatch(typed)
        points = int(found[1]) * HUNDRED + int((found[2] or "").ljust(2, "0")) if found else None
        if points is None or points > self.most * HUNDRED:
            raise ValidationError(
                _("Expected a number from 0 to %(maximum)s, with at most two decimals."),
                params={"maximum": self.most},
            )
        return points


class OpenForm(forms.Form):
    version = forms.ModelChoiceField(Version.objects.none(), label=gettext_lazy("Scheme"))
    assessors = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=gettext_lazy("Assessors"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each fills in a sheet of their own."),
        error_messages={"required": gettext_lazy("Name at least one assessor.")},
    )
    due_on = DayField(label=gettext_lazy("Sheets wanted by"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=400, required=False)
    draft = DraftField(required=False)

    def __init__(self, *args: Any, versions: Sequence[Version], assessors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version: Any = self.fields["version"]
        version.queryset = Version.objects.filter(pk__in=[one.pk for one in versions]).select_related(
            "scheme"
        )
        version.label_from_instance = lambda one: f"{one.scheme} · {_('version')} {one.code}"
        people: Any = self.fields["assessors"]
        people.queryset = assessors
        people.label_from_instance = lambda user: user.label


class AssessorForm(forms.Form):
    assessor = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who fills in the sheet"))
    paper_of = forms.CharField(
        label=gettext_lazy("Typed in for (post)"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only where somebody without an account filled in the sheet on paper."),
    )

    def __init__(self, *args: Any, assessors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["assessor"]
        people.queryset = assessors
        people.label_from_instance = lambda user: user.label


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True)
class Group:
    """A section as the sheet asks it."""

    heading: str
    maximum: str
    fields: tuple[forms.BoundField, ...]
    remark: forms.BoundField | None


class SheetForm(forms.Form):
    """One assessor's sheet: points per section or sub-item, or the sub-item of each aspect, with remarks.

    Nothing is required: a draft may lack anything, and handing in says what is missing. Fields are numbered, because
    codes hold dots and Thai letters.
    """

    draft = DraftField(required=False)

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = sheet.assessment.version
        self.words, self.rubric = Words(version), version.rules
        self.names: dict[str, str] = {}
        for number, (code, most) in enumerate(self.rubric.scored.items()):
            label = _("%(what)s (of %(maximum)s)") % {"what": self.words.section(code), "maximum": most}
            self._ask(f"a{number}", code, PointsField(most=most, label=label), sheet)
        for number, (aspect, items) in enumerate(self.rubric.questions.items()):
            choices = [(code, self._choice(aspect, code)) for code in items]
            field = forms.ChoiceField(
                choices=choices, required=False, widget=forms.RadioSelect, label=self.words.section(aspect)
            )
            self._ask(f"a{number}", aspect, field, sheet)
        for number, code in enumerate([section.code for section in self.rubric.sections] or [""]):
            self.fields[f"r{number}"] = forms.CharField(
                label=_("Remark"),
                max_length=400,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=sheet.remarks.get(code, ""),
            )

    def answers(self) -> dict[str, Any]:
        return {code: self.cleaned_data[name] for code, name in self.names.items()}

    def remarks(self) -> dict[str, str]:
        codes = [section.code for section in self.rubric.sections] or [""]
        return {code: self.cleaned_data[f"r{number}"] for number, code in enumerate(codes)}

    @property
    def groups(self) -> Iterator[Group]:
        for number, section in enumerate(self.rubric.sections):
            yield self._group(section, self[f"r{number}"])
        if not self.rubric.sections:
            yield Group(_("Proposed level"), "", (self[self.names[PROPOSAL]],), self["r0"])

    def _group(self, section: Section, remark: forms.BoundField) -> Group:
        codes = [code for code, _most in section.scored] if self.rubric.scored else [section.code]
        maximum = str(section.maximum) if section.maximum is not None else ""
        heading = f"{section.code} {self.words.section(section.code)}"
        return Group(heading, maximum, tuple(self[self.names[code]] for code in codes), remark)

    def _ask(self, name: str, code: str, field: forms.Field, sheet: Sheet) -> None:
        field.initial = sheet.answers.get(code)
        self.fields[name] = field
        self.names[code] = name

    def _choice(self, aspect: str, code: str) -> str:
        """A sub-item without its official wording shows its number and whom to ask; nothing is made up."""
        said = self.words.choice(aspect, code)
        if aspect != PROPOSAL and not self.words.wording(code):
            return _("%(code)s (wording not known here; ask the officer)") % {"code": code}
        return said


class DecideForm(forms.Form):
    """What the committee decided."""

    level = forms.ChoiceField(label=gettext_lazy("Level decided"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason, where it differs from the computed level"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = forms.CharField(label=gettext_lazy("Committee"), max_length=200)
    meeting = forms.CharField(
        label=gettext_lazy("Meeting"), max_length=40, required=False, help_text=gettext_lazy("Such as 1/2561")
    )
    decided_on = DayField(label=gettext_lazy("Decided on"))
    certificate_no = forms.CharField(label=gettext_lazy("Certificate"), max_length=40, required=False)
    valid_from = DayField(label=gettext_lazy("Permission begins"), required=False)

    NONE = "-"  # a radio button without a value would look like none chosen

    def __init__(self, *args: Any, version: Version, none: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(level.code, str(level)) for level in version.levels.all()]
        field: Any = self.fields["level"]
        field.choices = [*choices, (self.NONE, none)]

    def decision(self) -> dict[str, Any]:
        found = dict(self.cleaned_data)
        return found | {"level": "" if found["level"] == self.NONE else found["level"]}


class RevokeForm(forms.Form):
    on = DayField(label=gettext_lazy("Revoked from"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
