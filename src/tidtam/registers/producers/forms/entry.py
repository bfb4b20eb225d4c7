"""The steps of an own entry on a phone: the same fields as the officers' forms, a few at a time, in plain words."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.privacy.forms import ConsentForm
from tidtam.kit.access import within
from tidtam.kit.forms import MoneyField
from tidtam.registers.producers.forms.contact import ContactForm
from tidtam.registers.producers.forms.producer import LINKS, ProducerForm
from tidtam.registers.producers.models import Category, EntryLink

PRODUCTS = 5
PRODUCT_FIELDS = ("name", "category", "price")


class StepForm(forms.Form):
    """One step. takes: fields that are the officers' form's own, with their checks; labels: in plain words here."""

    takes: ClassVar[Sequence[str]] = ()
    labels: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, data: Any = None, *, link: EntryLink) -> None:
        super().__init__(data)
        self.link = link
        for name in self.takes:
            self.fields[name] = deepcopy(ProducerForm.base_fields[name])
        for name, label in self.labels.items():
            self.fields[name].label = label
        say_plainly(self)


class WhoForm(StepForm):
    takes = ("kind", "name_th")
    labels: ClassVar[Mapping[str, Any]] = {
        "kind": gettext_lazy("Who makes it"),
        "name_th": gettext_lazy("Name of the group, shop or company"),
    }


class PlaceForm(StepForm):
    """Only villages of the link's area can be chosen."""

    village = forms.ChoiceField(label=gettext_lazy("Village in which it is made"))
    takes = ("address",)
    labels: ClassVar[Mapping[str, Any]] = {"address": gettext_lazy("House number, lane, road")}

    def __init__(self, data: Any = None, *, link: EntryLink) -> None:
        super().__init__(data, link=link)
        self.fields["village"].choices = _villages(link)  # type: ignore[attr-defined]
        self.fields["address"].help_text = ""


class ProductsForm(StepForm):
    """Up to five products; an empty row is none."""

    def __init__(self, data: Any = None, *, link: EntryLink) -> None:
        super().__init__(data, link=link)
        categories = [("", _("not chosen")), *((row.code, row.name) for row in Category.objects.all())]
        for number in range(1, PRODUCTS + 1):
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name of the product"), max_length=200, required=False
            )
            self.fields[f"category_{number}"] = forms.ChoiceField(
                label=_("Kind of product"), choices=categories, required=False
            )
            self.fields[f"price_{number}"] = MoneyField(label=_("Price (baht)"), required=False)

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{number}"] for name in PRODUCT_FIELDS] for number in range(1, PRODUCTS + 1)]

    @property
    def shown(self) -> int:
        """Rows that stand open: those that are filled and one more."""
        filled = [place for place, row in enumerate(self.rows, 1) if any(field.value() for field in row)]
        return max(filled, default=0)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        told = 0
        for number in range(1, PRODUCTS + 1):
            name, category, price = (cleaned.get(f"{field}_{number}") for field in PRODUCT_FIELDS)
            told += bool(name)
            if name and not category and f"category_{number}" not in self.errors:
                self.add_error(f"category_{number}", _("Choose the kind of product."))
            if not name and (category or price is not None):
                self.add_error(f"name_{number}", _("Say what it is called."))
        if not told and not self.errors:
            self.add_error("name_1", _("Name at least one product."))
        return cleaned

    def products(self) -> list[dict[str, Any]]:
        """Rows in order, None for an empty one; after `is_valid`."""
        return [
            {field: self.cleaned_data.get(f"{field}_{number}") for field in PRODUCT_FIELDS}
            for number in range(1, PRODUCTS + 1)
        ]


class PhotosForm(StepForm):
    """Pictures are kept as they come; the step itself has nothing to check."""


class PersonForm(ContactForm):
    """Name and phone of the one to call; the number only who wants to give it."""

    def __init__(self, data: Any = None, *, link: EntryLink) -> None:
        super().__init__(data)
        self.link = link
        for name in ("person_line_id", "person_email", "person_address"):
            del self.fields[name]
        self.fields["person_name_th"].label = _("Your name")
        self.fields["person_phone"].label = _("Phone number on which you can be reached")
        self.fields["person_phone"].required = True
        if link.payload.get("tail"):
            self.fields["person_number_out"] = deepcopy(ContactForm.base_fields["person_number_out"])
        say_plainly(self)

    @property
    def kept_tail(self) -> str:
        return str(self.link.payload.get("tail", ""))


class AllowForm(ConsentForm):
    def __init__(self, data: Any = None, *, link: EntryLink) -> None:
        super().__init__(data)


class TestsForm(StepForm):
    """The three tests of belonging to the community, as one would ask them at the door."""

    takes = (*LINKS, "link_note")
    labels: ClassVar[Mapping[str, Any]] = {
        "link_production": gettext_lazy(
            "People of our province make it, or it is made of what grows or is found here"
        ),
        "link_management": gettext_lazy("People of the community have a say in how it is run"),
        "link_benefit": gettext_lazy("The community gets something out of it, such as work or income"),
        "link_note": gettext_lazy("Tell in a few words how"),
    }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in LINKS):
            self.add_error("link_production", _("Tick at least one of the three."))
        return cleaned


def say_plainly(form: forms.Form) -> None:
    """What is missing is asked for, not called a field."""
    for field in form.fields.values():
        field.error_messages = {**field.error_messages, "required": _("Please fill this in.")}


def _villages(link: EntryLink) -> list[Any]:
    """Villages by subdistrict; the link's own village alone where it is of one."""
    rows = Area.objects.existing().filter(within(link.area_id), level=Level.VILLAGE)
    groups: dict[str, list[tuple[str, str]]] = {}
    for area in rows.select_related("parent").order_by("parent__sort_key", "sort_key", "code"):
        groups.setdefault(area.parent.label if area.parent else "", []).append((area.code, area.label))
    if link.area.level == Level.VILLAGE:
        return [choice for choices in groups.values() for choice in choices]
    return [("", _("not chosen")), *groups.items()]
