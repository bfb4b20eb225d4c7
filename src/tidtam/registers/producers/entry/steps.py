"""The steps in their order, each with its form."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from tidtam.registers.producers.forms.entry import (
    AllowForm,
    PersonForm,
    PhotosForm,
    PlaceForm,
    ProductsForm,
    TestsForm,
    WhoForm,
)
from tidtam.registers.producers.models import EntryLink


@dataclass(frozen=True)
class Step:
    """code: in the address; title: what is asked, as one would ask it; template: of join/, its page."""

    code: str
    title: Any
    form: Any
    template: str = "step.html"

    def blank(self, link: EntryLink) -> forms.Form:
        """What was typed so far, nothing said about it yet: whoever comes back to a step has not sent it."""
        form: forms.Form = self.form(link=link)
        typed = link.payload.get("typed", {}).get(self.code, {})
        form.initial = {**form.initial, **{name: values[0] for name, values in typed.items() if values}}
        return form

    def checked(self, link: EntryLink) -> forms.Form:
        """What was typed so far, or nothing, held against the rules."""
        typed = link.payload.get("typed", {}).get(self.code, {})
        form: forms.Form = self.form(MultiValueDict(typed), link=link)
        return form


STEPS = (
    Step("who", _("Who are you?"), WhoForm),
    Step("place", _("Where is it made?"), PlaceForm),
    Step("products", _("What do you make?"), ProductsForm, "products.html"),
    Step("photos", _("Photos"), PhotosForm, "photos.html"),
    Step("person", _("How can we reach you?"), PersonForm, "person.html"),
    Step("allow", _("What may be shown to the public?"), AllowForm, "allow.html"),
    Step("tests", _("How do you belong to the community?"), TestsForm),
)
BY_CODE = {step.code: step for step in STEPS}


def number_of(step: Step) -> int:
    return STEPS.index(step) + 1


def after(step: Step) -> Step | None:
    """The next one; None after the last, when what was entered is looked over and sent."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def before(step: Step) -> Step | None:
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None


def unfinished(link: EntryLink) -> Step | None:
    """The first step whose answers cannot be taken yet."""
    return next((step for step in STEPS if not step.checked(link).is_valid()), None)
