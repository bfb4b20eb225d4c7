"""The list of typed names that is to be matched."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai
from tidtam.kit.actor import Actor
from tidtam.registers.communities.queries import MOST_NAMES


class NamesForm(forms.Form):
    """Names as a source wrote them, and the districts in which it says that they lie."""

    source = forms.CharField(
        label=_("Source of the names"),
        max_length=200,
        help_text=_("The news item, order or letter that the names are from."),
    )
    names = forms.CharField(
        label=_("Names of villages"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One name per line, as the source wrote it."),
    )
    stated = forms.MultipleChoiceField(
        label=_("Districts that the source names"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave all empty when the source names none."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = Area.objects.open_to(actor, "view").existing().filter(level=Level.DISTRICT)
        self.fields["stated"].choices = [  # type: ignore[attr-defined]
            (district.code, district.label) for district in districts.order_by("sort_key")
        ]

    def clean_source(self) -> str:
        return thai.clean(self.cleaned_data["source"])

    def clean_names(self) -> list[str]:
        """The names, each cleaned, empty lines left out."""
        names = [name for name in map(thai.clean, self.cleaned_data["names"].splitlines()) if name]
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(
                _("At most %(most)d names at a time; these are %(found)d."),
                params={"most": MOST_NAMES, "found": len(names)},
            )
        too_long = next((name for name in names if len(name) > 200), None)
        if too_long:
            raise forms.ValidationError(_("“%s…” is too long for a name.") % too_long[:40])
        return names
