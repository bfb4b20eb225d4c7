"""What people type about assets; the rules themselves stand in the actions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.forms import AreaPick
from tidtam.kit import clock
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, PhotosField, PointField, WholeField, YearField
from tidtam.kit.refusals import refuse as refuse
from tidtam.registers.assets.actions import AssetRow
from tidtam.registers.assets.models import Asset, AssetKind, Condition, LandOwner

FIRST_YEAR = 2000
MOST_MONTHS, MOST_YEARS = 60, 30


class AssetForm(forms.Form):
    """One asset; the area is picked in three lists or typed."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    kind = forms.ModelChoiceField(AssetKind.objects.none(), label=_("Kind"))
    name = forms.CharField(label=_("Name"), max_length=200)
    point = PointField(label=_("Position on the map"), required=False)
    fiscal_year = YearField(label=_("Fiscal year of the budget"), first=FIRST_YEAR)
    cost = MoneyField(label=_("Cost (baht)"), required=False)
    money_source = forms.CharField(label=_("Source of the money"), max_length=200, required=False)
    contract = forms.CharField(label=_("Contract number"), max_length=120, required=False)
    land_owner = forms.ChoiceField(
        label=_("Owner of the land"), choices=[("", _("not chosen")), *LandOwner.choices]
    )
    consent_number = forms.CharField(
        label=_("Number of the consent paper"),
        max_length=120,
        required=False,
        help_text=_("The paper by which the owner of the land agrees."),
    )
    consent = forms.FileField(label=_("The consent paper (PDF)"), required=False)
    register_number = forms.CharField(label=_("Register number"), max_length=120, required=False)
    handed_to = forms.CharField(
        label=_("Handed over to"), max_length=200, required=False, help_text=_("Office or group, no person.")
    )
    handed_on = DayField(label=_("Handed over on"), required=False)
    upkeep = forms.CharField(
        label=_("Who pays for upkeep"),
        max_length=200,
        required=False,
        help_text=_("Left empty, it stands on the list of what is owed."),
    )
    warranty_until = DayField(label=_("Warranty until"), required=False)
    inspect_months = WholeField(label=_("Inspected every (months)"), most=MOST_MONTHS, initial=6)
    inspect_years = WholeField(
        label=_("For how many years after the budget year"), most=MOST_YEARS, initial=5
    )
    photos = PhotosField(label=_("Photos"))

    def __init__(
        self, typed: Any = None, files: Any = None, *, within: Iterable[str], asset: Asset | None = None
    ) -> None:
        initial: dict[str, Any] = {}
        if asset is not None:
            initial = {name: getattr(asset, name) for name in AssetRow._fields} | {"version": asset.version}
        super().__init__(typed, files, initial=initial)
        self.fields["kind"].queryset = AssetKind.objects.all()  # type: ignore[attr-defined]
        self.pick = AreaPick(self, within=tuple(within), area=asset.area if asset else None)

    def clean_inspect_months(self) -> int:
        months: int | None = self.cleaned_data["inspect_months"]
        if not months:
            raise forms.ValidationError(_("At least one month."))
        return months

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        told["area"] = self.pick.area()
        return told

    def row(self) -> AssetRow:
        """What was said; after `is_valid`."""
        return AssetRow(**{name: self.cleaned_data[name] for name in AssetRow._fields})


class InspectionForm(forms.Form):
    """How the asset was found."""

    draft = DraftField()
    inspected_on = DayField(label=_("Inspected on"))
    condition = forms.ModelChoiceField(
        Condition.objects.none(), label=_("Condition"), empty_label=None, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    photos = PhotosField(label=_("Photos"))

    def __init__(self, typed: Any = None, files: Any = None) -> None:
        super().__init__(typed, files, initial={"inspected_on": clock.today()})
        self.fields["condition"].queryset = Condition.objects.all()  # type: ignore[attr-defined]
