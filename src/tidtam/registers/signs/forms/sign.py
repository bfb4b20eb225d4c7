"""Where a sign stands and whose road it is."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.forms import AreaPick
from tidtam.kit.access import within_any
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import PointField
from tidtam.registers.assets.models import Asset
from tidtam.registers.signs.content import SignRow
from tidtam.registers.signs.models import Owner, Sign


class SignForm(forms.Form):
    """One sign; the area is picked in three lists or typed."""

    draft = DraftField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    number = forms.CharField(label=_("Number of the sign"), max_length=30)
    name = forms.CharField(
        label=_("Where it stands"),
        max_length=200,
        help_text=_("As people say it, such as: junction before the temple."),
    )
    point = PointField(label=_("Position on the map"), required=False)
    read_from = PointField(
        label=_("From where it is read"),
        required=False,
        help_text=_("A point on the road from which travellers come; arrows are checked by it."),
    )
    junction = PointField(
        label=_("The junction"), required=False, help_text=_("Where they turn, if the sign stands before it.")
    )
    road_owner = forms.ChoiceField(
        label=_("Owner of the road"), choices=[("", _("not chosen")), *Owner.choices]
    )
    road_number = forms.CharField(label=_("Number of the road"), max_length=30, required=False)
    asset = forms.ModelChoiceField(
        Asset.objects.none(),
        label=_("On the register of assets"),
        required=False,
        help_text=_("Where it was paid for with public money and is inspected with the other assets."),
    )

    def __init__(self, typed: Any = None, *, within: Iterable[str], sign: Sign | None = None) -> None:
        reach = tuple(within)
        initial: dict[str, Any] = {}
        if sign is not None:
            initial = {name: getattr(sign, name) for name in SignRow._fields} | {"version": sign.version}
        super().__init__(typed, initial=initial)
        free = Asset.objects.filter(within_any(reach, "area_id"), kind__code="sign", sign=None)
        if sign is not None and sign.asset_id:
            free |= Asset.objects.filter(pk=sign.asset_id, kind__isnull=False)
        self.fields["asset"].queryset = free.distinct().order_by("area_id", "sort_key")  # type: ignore[attr-defined]
        self.pick = AreaPick(self, within=reach, area=sign.area if sign else None)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        told["area"] = self.pick.area()
        return told

    def row(self) -> SignRow:
        """What was said; after `is_valid`."""
        return SignRow(**{name: self.cleaned_data[name] for name in SignRow._fields})


class CopyForm(forms.Form):
    """The number of the new one."""

    draft = DraftField()
    number = forms.CharField(label=_("Number of the new sign"), max_length=30)
