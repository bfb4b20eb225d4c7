"""Writing a scheme: its head, and each part as rows. What a part holds wrongly stands at its row and field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.forms import DayField, WholeField
from tidtam.registers.marks.models import Approver, SchemeKind
from tidtam.registers.marks.rubric.shape import COMMITTEE, POINTS, RULES, Item, Rubric

METHOD_WORDS = [
    (POINTS, _("Points: sections, then bands")),
    (RULES, _("Rules: one sub-item per aspect, then a rule table")),
    (COMMITTEE, _("The committee decides, nothing is computed")),
]


class SchemeForm(forms.Form):
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Such as province-star"))
    kind = forms.ChoiceField(label=_("Kind"), choices=SchemeKind.choices)
    name_th = forms.CharField(label=_("Thai name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)


class VersionForm(forms.Form):
    code = forms.CharField(label=_("Code of the version"), max_length=20, help_text=_("Such as 2562"))


class EndForm(forms.Form):
    on = DayField(label=_("Last day"))


class UploadForm(forms.Form):
    file = forms.FileField(label=_("JSON file"), help_text=_("As it is downloaded from a version."))


class HeadForm(forms.Form):
    """What a version says of itself, and the single values of its rubric."""

    code = forms.CharField(label=_("Code of the version"), max_length=20)
    name_th = forms.CharField(label=_("Thai name"), max_length=200, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    valid_from = DayField(label=_("First day"))
    valid_until = DayField(label=_("Last day"), required=False)
    approver = forms.ChoiceField(label=_("Decided by"), choices=Approver.choices)
    validity_months = WholeField(
        label=_("Permission lasts (months)"), required=False, most=1200, help_text=_("Empty: without an end.")
    )
    spread_limit = WholeField(
        label=_("Assessors may be apart by"),
        required=False,
        most=10_000,
        help_text=_("Points between the highest and the lowest total, or aspects answered differently."),
    )
    method = forms.ChoiceField(label=_("How the level is found"), choices=METHOD_WORDS)
    total = WholeField(label=_("Points in all"), required=False, most=10_000)
    otherwise_level = forms.ChoiceField(label=_("Level where no rule is met"), required=False)
    otherwise_text_th = forms.CharField(
        label=_("Words where there is no level, Thai"), max_length=200, required=False
    )
    otherwise_text_en = forms.CharField(
        label=_("Words where there is no level, English"), max_length=200, required=False
    )
    otherwise_above = forms.ChoiceField(label=_("Such a product stands above"), required=False)
    note_th = forms.CharField(
        label=_("Note, Thai"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    note_en = forms.CharField(
        label=_("Note, English"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=_("Source"), max_length=400, required=False)

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("otherwise_level", "otherwise_above"):
            field: Any = self.fields[name]
            field.choices = [("", "–"), *level_choices(rubric)]


class RowForm(forms.Form):
    """One row of a part. order: where it stands; problems: what is wrong with it as it was saved."""

    problems: tuple[str, ...] = ()

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rubric = rubric

    def document(self) -> dict[str, Any]:
        """The row as the rubric's JSON has it."""
        left_out = {"ORDER", "DELETE"}
        return {key: value for key, value in self.cleaned_data.items() if key not in left_out}


class LevelForm(RowForm):
    code = forms.CharField(label=_("Code"), max_length=20)
    name_th = forms.CharField(label=_("Thai name"), max_length=120)
    name_en = forms.CharField(label=_("English name"), max_length=120, required=False)
    colour_th = forms.CharField(label=_("Colour in words"), max_length=60, required=False)
    colour = forms.CharField(
        label=_("Colour"),
        max_length=20,
        required=False,
        help_text=_("Such as #b58a1a; or premium, classic, standard, rising"),
    )
    slogan_th = forms.CharField(label=_("Slogan, Thai"), max_length=200, required=False)
    slogan_en = forms.CharField(label=_("Slogan, English"), max_length=200, required=False)
    approver = forms.ChoiceField(
        label=_("Decided by"), choices=[("", _("as the version says")), *Approver.choices], required=False
    )


class SectionForm(RowForm):
    code = forms.CharField(label=_("Code"), max_length=20)
    name_th = forms.CharField(label=_("Thai name"), max_length=120)
    name_en = forms.CharField(label=_("English name"), max_length=120, required=False)
    maximum = WholeField(label=_("Maximum points"), required=False, most=10_000)
    items = forms.CharField(
        label=_("Sub-items"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line: number | Thai wording | English wording | points. Leave out what is not known."
        ),
    )

    def document(self) -> dict[str, Any]:
        return {
            **super().document(),
            "items": [_item(line) for line in self.cleaned_data["items"].splitlines() if line.strip()],
        }


class BandForm(RowForm):
    level = forms.ChoiceField(label=_("Level"), required=False)
    minimum = WholeField(label=_("From"), most=10_000)
    maximum = WholeField(label=_("To"), most=10_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["level"]
        field.choices = [("", _("No level")), *level_choices(self.rubric)]


class RuleForm(RowForm):
    """A level, and for each aspect the sub-items that will do; none ticked leaves the aspect free."""

    level = forms.ChoiceField(label=_("Level"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level: Any = self.fields["level"]
        level.choices = [("", "–"), *level_choices(self.rubric)]
        for number, section in enumerate(self.rubric.sections):
            self.fields[f"aspect{number}"] = forms.MultipleChoiceField(
                label=f"{section.code} {section.name_th}",
                choices=[(item.code, item.code) for item in section.items],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def document(self) -> dict[str, Any]:
        given = {
            section.code: self.cleaned_data[f"aspect{number}"]
            for number, section in enumerate(self.rubric.sections)
        }
        allowed = {code: items for code, items in given.items() if items}
        return {"level": self.cleaned_data["level"], "allowed": allowed}


def level_choices(rubric: Rubric) -> list[tuple[str, str]]:
    """Code and name; the code stands before a name that does not hold it."""
    return [
        (level.code, level.name_th if level.code in level.name_th else f"{level.code} {level.name_th}")
        for level in rubric.levels
    ]


def item_line(item: Item) -> str:
    """A sub-item as one line of the form."""
    points = "" if item.maximum is None else str(item.maximum)
    return " | ".join((item.code, item.text_th, item.text_en, points)).rstrip(" |")


def _item(line: str) -> dict[str, Any]:
    code, text_th, text_en, points, *_more = [*(part.strip() for part in line.split("|")), "", "", "", ""]
    maximum: Any = (
        int(points) if points.isascii() and points.isdigit() and len(points) < 6 else points or None
    )
    return {"code": code, "text_th": text_th, "text_en": text_en, "maximum": maximum}
