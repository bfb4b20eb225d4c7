"""The form of a registration round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.calendar import ce
from tidtam.kit.forms import DayField, WholeField
from tidtam.registers.producers.actions.rounds import RoundRow
from tidtam.registers.producers.models import Round

QUARTERS = [("", "–"), *((str(number), str(number)) for number in range(1, 5))]


class RoundForm(forms.Form):
    """A round; its code and its names follow from fiscal year and quarter where they are left empty."""

    fiscal_year = WholeField(
        label=_("Fiscal year (พ.ศ.)"),
        max_length=10,
        most=2699,
        required=False,
        help_text=_("Empty for a round of several years."),
    )
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=QUARTERS, coerce=int, empty_value=None, required=False
    )
    opens_on = DayField(label=_("Opens on"))
    closes_on = DayField(label=_("Closes on"))
    lapses_on = DayField(
        label=_("Lapses on"),
        required=False,
        help_text=_("From this day on what the round registered counts no longer. Empty: it does not lapse."),
    )
    code = forms.CharField(
        label=_("Code"), max_length=20, required=False, help_text=_("Such as 2562-1 or 2557-2558")
    )
    name_th = forms.CharField(label=_("Name in Thai"), max_length=120, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    number_pattern = forms.CharField(
        label=_("Numbering of the certificates"),
        max_length=60,
        initial=Round._meta.get_field("number_pattern").default,
        help_text=_("{province}, {district}, {year}, {fiscal_year} and once {number} or {number:05}"),
    )
    wait_days = WholeField(
        label=_("Days that a registration may stay at one step"), max_length=5, most=365, initial=30
    )

    def __init__(self, *args: Any, round: Round | None = None, **kwargs: Any) -> None:
        if round is not None:
            kwargs["initial"] = {name: getattr(round, name) for name in ("code", *RoundRow._fields)}
            kwargs["initial"]["fiscal_year"] = str(round.fiscal_year or "")
        super().__init__(*args, **kwargs)
        if round is not None:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Names and code of a year or a quarter are what everybody calls them; others are typed."""
        given = super().clean() or {}
        year, quarter = given.get("fiscal_year"), given.get("quarter")
        if year:
            part = (f" ไตรมาส {quarter}", f", quarter {quarter}") if quarter else ("", "")
            given["name_th"] = given.get("name_th") or f"ปีงบประมาณ {year}{part[0]}"
            given["name_en"] = given.get("name_en") or f"Fiscal year {ce(year)}{part[1]}"
            given["code"] = given.get("code") or (f"{year}-{quarter}" if quarter else str(year))
        for name in ("name_th", "name_en", "code"):
            if name in self.fields and not given.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return given

    def row(self) -> RoundRow:
        return RoundRow(**{name: self.cleaned_data[name] for name in RoundRow._fields})
