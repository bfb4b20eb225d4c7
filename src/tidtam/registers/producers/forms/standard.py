"""A standard that is held, and photos with what is to be seen on them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import DayField, PhotosField
from tidtam.registers.producers.models import HeldStandard, Photo, Producer, Product, StandardKind


class StandardForm(forms.Form):
    """paper: the certificate as PDF or photo; left empty, the one that is kept stays."""

    draft = DraftField()
    kind = forms.ModelChoiceField(
        StandardKind.objects.none(), label=_("Standard"), empty_label=_("not chosen")
    )
    number = forms.CharField(label=_("Number of the certificate"), max_length=60, required=False)
    product = forms.ModelChoiceField(
        Product.objects.none(), label=_("For"), required=False, empty_label=_("all that is made")
    )
    issued_on = DayField(label=_("Issued on"), required=False)
    expires_on = DayField(label=_("Valid until"), required=False)
    paper = forms.FileField(
        label=_("Certificate as PDF or photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/*"}),
    )

    def __init__(
        self, *args: Any, producer: Producer, held: HeldStandard | None = None, **kwargs: Any
    ) -> None:
        first: dict[str, Any] = {}
        if held is not None:
            first = {
                name: getattr(held, name) for name in ("kind", "number", "product", "issued_on", "expires_on")
            }
        super().__init__(*args, **{**kwargs, "initial": {**first, **(kwargs.get("initial") or {})}})
        self.fields["kind"].queryset = StandardKind.objects.all()  # type: ignore[attr-defined]
        self.fields["product"].queryset = producer.products.order_by("sort_key")  # type: ignore[attr-defined]


class PhotosForm(forms.Form):
    photos = PhotosField(label=_("Photos"), help_text=_("Up to 10. JPEG, PNG, WebP or HEIC."))
    credit = forms.CharField(label=_("Photographed by"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photos"].unmarked = True  # type: ignore[attr-defined]


class CaptionForm(forms.Form):
    caption_th = forms.CharField(label=_("What is to be seen"), max_length=200, required=False)
    caption_en = forms.CharField(label=_("The same in English"), max_length=200, required=False)
    credit = forms.CharField(label=_("Photographed by"), max_length=120, required=False)

    @classmethod
    def of(cls, photo: Photo) -> "CaptionForm":
        return cls(initial={name: getattr(photo, name) for name in ("caption_th", "caption_en", "credit")})
