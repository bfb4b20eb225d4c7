"""The three consents, for every form in which somebody enters their own data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Purpose


class ConsentForm(forms.Form):
    """The three consents, each a box of its own, none of them ticked beforehand (PDPA s.19).

    Rendered by privacy/consents.html, which is given it as `consents`.
    """

    consent_phone = forms.BooleanField(
        label=_("My phone number may be shown to the public"),
        help_text=_("So that buyers can call. Without it only officers see the number."),
        required=False,
    )
    consent_photo = forms.BooleanField(
        label=_("My photos may be shown to the public"),
        help_text=_("Photos of me, my work and my products, on the web and in print."),
        required=False,
    )
    consent_place = forms.BooleanField(
        label=_("The position of my place may be shown on the public map"),
        help_text=_("So that visitors find the way. Without it only the village is shown."),
        required=False,
    )

    def chosen(self) -> list[Purpose]:
        """What was ticked; after `is_valid`."""
        return [purpose for purpose in Purpose if self.cleaned_data.get(f"consent_{purpose}")]
