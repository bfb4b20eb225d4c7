"""What people type about the classes of communities."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import clock
from tidtam.kit.digits import parse_int
from tidtam.kit.forms import DayField, WholeField
from tidtam.kit.refusals import refuse as refuse
from tidtam.registers.communities.actions import CriterionRow
from tidtam.registers.communities.models import ClassSheet, Criterion, Letter


class CriteriaField(forms.CharField):
    """A criterion on each line, its points after a sign |."""

    def clean(self, value: Any) -> list[CriterionRow]:
        text = super().clean(value)
        return [self._row(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]

    @staticmethod
    def _row(number: int, line: str) -> CriterionRow:
        words, _sign, points = line.rpartition("|")
        try:
            return CriterionRow(words.strip(), parse_int(points, least=1, most=100))
        except (ValueError, forms.ValidationError) as error:
            said = _("Line %(number)s: expected a criterion, the sign | and its points from 1 to 100.")
            raise forms.ValidationError(said % {"number": number}) from error


class SheetForm(forms.Form):
    """A new criteria sheet; it takes over from its first day."""

    name = forms.CharField(label=gettext_lazy("Name of the sheet"), max_length=120)
    basis = forms.CharField(
        label=gettext_lazy("Order or manual that it is from"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    starts_on = DayField(label=gettext_lazy("In force from"))
    least_a = WholeField(label=gettext_lazy("Class A from (per cent of all points)"), most=100)
    least_b = WholeField(label=gettext_lazy("Class B from (per cent of all points)"), most=100)
    least_c = WholeField(label=gettext_lazy("Class C from (per cent of all points)"), most=100)
    criteria = CriteriaField(
        label=gettext_lazy("Criteria"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "One on a line, its points after a sign |: visitors are received by name | 10"
        ),
    )

    @staticmethod
    def begun(before: ClassSheet | None) -> dict[str, Any]:
        """What the form begins with: the criteria of another sheet, or nothing."""
        if before is None:
            return {"starts_on": clock.today(), "least_a": 80, "least_b": 60, "least_c": 40}
        limits = {name: getattr(before, name) for name in ("least_a", "least_b", "least_c")}
        lines = "\n".join(f"{one.text} | {one.most}" for one in before.criteria.all())
        return {
            "name": before.name,
            "basis": before.basis,
            "starts_on": clock.today(),
            "criteria": lines,
            **limits,
        }


class AssessForm(forms.Form):
    """One assessment: the points of the sheet in force, or the class as a paper says it."""

    assessed_on = DayField(label=gettext_lazy("Assessed on"))
    assessor = forms.CharField(
        label=gettext_lazy("Assessed by"),
        max_length=200,
        help_text=gettext_lazy("The post or the body, such as the district's working group."),
    )
    letter = forms.ChoiceField(
        label=gettext_lazy("Class as a paper says it"),
        choices=[("", gettext_lazy("worked out from the points")), *Letter.choices],
        required=False,
    )
    source = forms.CharField(
        label=gettext_lazy("The paper that says it"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Number and date; needed where no points are given."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.FileField(label=gettext_lazy("Evidence (PDF or photo)"), required=False)

    def __init__(self, *args: Any, sheet: ClassSheet | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(sheet.criteria.select_related("sheet")) if sheet else []
        for one in self.criteria:
            words = _("%(text)s (of %(most)s points)") % {"text": one.text, "most": one.most}
            self.fields[f"points_{one.pk}"] = WholeField(label=words, most=one.most, required=False)
        self.order_fields(
            ["assessed_on", "assessor", *(f"points_{one.pk}" for one in self.criteria), "letter", "source"]
        )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        given = [one for one in self.criteria if told.get(f"points_{one.pk}") is not None]
        if given and told.get("letter"):
            self.add_error("letter", _("Give the points or the class of a paper, not both."))
        for one in self.criteria if given else ():
            name = f"points_{one.pk}"
            if told.get(name) is None and name not in self.errors:
                self.add_error(name, _("Every criterion of the sheet gets its points; 0 counts too."))
        if not given and not told.get("letter"):
            self.add_error("letter", _("Give the points, or the class as a paper says it."))
        return told

    def points(self) -> dict[Criterion, int] | None:
        """What was given for each criterion; None where the class is a paper's."""
        found = {one: self.cleaned_data[f"points_{one.pk}"] for one in self.criteria}
        return None if any(number is None for number in found.values()) or not found else found
