"""Choosing a paper, and giving a choice its name."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.reporting.prints.choices import POSTERS, Choice, LabelSize, Paper
from tidtam.reporting.prints.models import About

MOST_COPIES = 500
LANGUAGES = [("th", gettext_lazy("Thai")), ("en", gettext_lazy("English"))]


class PaperForm(forms.Form):
    """How a village, a district or an event is printed."""

    paper = forms.ChoiceField(label=gettext_lazy("Paper"), choices=Paper.choices)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    bleed = forms.BooleanField(
        label=gettext_lazy("For a print shop: 3 mm bleed and crop marks"), required=False
    )

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about == About.EVENT:
            chosen = self.fields["paper"]
            assert isinstance(chosen, forms.ChoiceField)
            chosen.choices = [(paper.value, paper.label) for paper in POSTERS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("bleed") and given.get("paper") == Paper.IMPOSED:
            self.add_error(
                "bleed",
                _("A booklet on A4 is for the office's own printer. For a shop choose it page by page."),
            )
        return given

    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(given["paper"], given["language"], given["bleed"])


class LabelForm(forms.Form):
    """How labels are printed. copies: empty fills one sheet."""

    paper = forms.ChoiceField(label=gettext_lazy("Size"), choices=LabelSize.choices)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    copies = forms.IntegerField(
        label=gettext_lazy("How many"),
        required=False,
        min_value=1,
        max_value=MOST_COPIES,
        help_text=gettext_lazy("Left empty, one sheet is filled."),
    )

    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(given["paper"], given["language"], copies=given["copies"] or 0)


class RecipeForm(forms.Form):
    """The name under which a choice is kept."""

    name = forms.CharField(label=gettext_lazy("Keep this choice as"), max_length=80)


#: What has labels, and no other paper.
LABELLED = frozenset({About.SOUVENIR, About.GOODS})


def first_choice(about: About) -> dict[str, Any]:
    """What is shown before anything was chosen."""
    paper = LabelSize.MEDIUM if about in LABELLED else Paper.A3 if about == About.EVENT else Paper.THREE
    return {"paper": str(paper), "language": "th"}
