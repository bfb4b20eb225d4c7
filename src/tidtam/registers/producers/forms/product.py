"""A product as it is made and sold; the number is asked of officers only."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, MoneyField, WholeField
from tidtam.registers.producers.actions.change import stands
from tidtam.registers.producers.actions.values import PRODUCT
from tidtam.registers.producers.actions.values.checks import MOST_WIDE
from tidtam.registers.producers.forms.seen import Since, seal, since, unseal
from tidtam.registers.producers.models import Category, Product


class ProductForm(forms.Form):
    """office: whether the product number is asked for."""

    draft = DraftField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name_th = forms.CharField(label=_("Name in Thai"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    category = forms.ChoiceField(label=_("Category"))
    part = forms.ChoiceField(label=_("Sub-type"), required=False)
    price = MoneyField(label=_("Price (baht)"), required=False)
    unit = forms.CharField(
        label=_("Unit"), max_length=40, required=False, help_text=_("Such as piece, jar, metre")
    )
    size = forms.CharField(
        label=_("Size or content"), max_length=120, required=False, help_text=_("As it stands on the package")
    )
    capacity = WholeField(label=_("Capacity a month"), required=False, most=MOST_WIDE)
    story_th = forms.CharField(
        label=_("Story in Thai"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    story_en = forms.CharField(
        label=_("Story in English"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    code = forms.CharField(
        label=_("Product number"), max_length=20, required=False, help_text=_("Where one has been given out")
    )

    def __init__(self, *args: Any, office: bool, product: Product | None = None, **kwargs: Any) -> None:
        now = values_of(product) if product else {}
        super().__init__(*args, **{**kwargs, "initial": {**now, **(kwargs.get("initial") or {})}})
        self.subject = f"producers.product:{product.pk}" if product else ""
        if product is not None:
            self.fields["seen"].initial = seal(self.subject, now)
        categories = list(Category.objects.prefetch_related("parts"))
        blank = [("", _("not chosen"))]
        self.fields["category"].choices = blank + [(one.code, one.name) for one in categories]  # type: ignore[attr-defined]
        self.fields["part"].choices = blank + [  # type: ignore[attr-defined]
            (one.name, [(part.code, part.name) for part in one.parts.all()]) for one in categories
        ]
        if not office:
            del self.fields["code"]

    def values(self) -> dict[str, Any]:
        """Field by field as the actions take them; after `is_valid`."""
        data = self.cleaned_data
        found = {name: data[name] for name in PRODUCT if name in data}
        return found | {"part": found["part"] or None}

    def against(self, now: Mapping[str, Any]) -> Since:
        """What this person changed, against what stands now."""
        return since(unseal(self.cleaned_data["seen"], self.subject), self.values(), now)

    def seen_now(self, now: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """The person is shown what stands now: what only others changed is taken over, what was typed stays."""
        assert isinstance(self.data, MultiValueDict)
        data = self.data.copy()
        data["seen"] = seal(self.subject, now)
        for name, value in theirs.items():
            shown = self.fields[name].prepare_value(value)
            data[name] = "" if shown is None else str(shown)
        self.data = data


class EndForm(forms.Form):
    """When a product was made for the last time, and why no more."""

    on = DayField(label=_("Made until"))
    reason = forms.CharField(label=_("Reason"), max_length=400)


def values_of(product: Product) -> dict[str, Any]:
    """The product's fields as the actions know them."""
    return {name: stands(product, name) for name in PRODUCT}
