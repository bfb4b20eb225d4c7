"""One form for the three types of producer; a page without scripts shows all of it, says what is for which type."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.areas.forms import AreaPick
from tidtam.kit.drafts import DraftField
from tidtam.kit.forms import MoneyField, PointField, WholeField, YearField
from tidtam.registers.producers.actions.change import stands
from tidtam.registers.producers.actions.values import DESCRIBED, OFFICE, PRODUCER
from tidtam.registers.producers.actions.values.checks import MOST, MOST_WIDE
from tidtam.registers.producers.actions.values.producer import FIRST_YEAR
from tidtam.registers.producers.forms.seen import Since, seal, since, unseal
from tidtam.registers.producers.models import Channel, LegalForm, Producer, ProducerKind

LINKS = ("link_production", "link_management", "link_benefit")

#: What only some types are asked for.
OF_KINDS: dict[str, tuple[str, ...]] = {
    "smce_number": ("group",),
    "members_male": ("group",),
    "members_female": ("group",),
    "legal_form": ("sme",),
    "legal_number": ("sme",),
}


def _text(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **more)


def _story(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class ProducerForm(forms.Form):
    """A producer as it is registered and as it describes itself.

    office: whether what only officers write is asked for. within: codes of the areas that may be chosen from.
    """

    draft = DraftField()
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Type of producer"), choices=ProducerKind.choices, widget=forms.RadioSelect
    )
    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=200)
    name_en = _text(gettext_lazy("Name in English"), 200)
    code = _text(
        gettext_lazy("Number"), 20, help_text=gettext_lazy("Left empty, the district's next one is taken.")
    )
    smce_number = _text(gettext_lazy("Number of the community enterprise"), 20)
    legal_form = forms.ChoiceField(
        label=gettext_lazy("Legal form"),
        choices=[("", gettext_lazy("not chosen")), *LegalForm.choices],
        required=False,
    )
    legal_number = _text(
        gettext_lazy("Number of the legal entity"),
        20,
        help_text=gettext_lazy("13 digits that begin with 0"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    link_production = forms.BooleanField(
        label=gettext_lazy("In the production: labour of the province, or raw material from here"),
        required=False,
    )
    link_management = forms.BooleanField(label=gettext_lazy("In the management"), required=False)
    link_benefit = forms.BooleanField(
        label=gettext_lazy("By what it brings to the community"), required=False
    )
    link_note = _text(gettext_lazy("How it shows"), 400)
    address = _text(
        gettext_lazy("Address of the place of production"),
        300,
        help_text=gettext_lazy("House number, lane, road; the area is chosen above."),
    )
    position = PointField(label=gettext_lazy("Position on the map"), required=False)
    founded_year = YearField(label=gettext_lazy("Founded in"), first=FIRST_YEAR, required=False)
    members_male = WholeField(label=gettext_lazy("Members, men"), required=False, most=MOST)
    members_female = WholeField(label=gettext_lazy("Members, women"), required=False, most=MOST)
    workers = WholeField(label=gettext_lazy("Workers"), required=False, most=MOST)
    capital = MoneyField(label=gettext_lazy("Capital (baht)"), required=False)
    capacity = WholeField(label=gettext_lazy("Capacity a month"), required=False, most=MOST_WIDE)
    capacity_unit = _text(
        gettext_lazy("Unit of the capacity"), 40, help_text=gettext_lazy("Such as pieces, kilograms")
    )
    raw_material = _text(gettext_lazy("Raw material"), 400)
    raw_source = _text(gettext_lazy("Source of the raw material"), 200)
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Sold through"), required=False, widget=forms.CheckboxSelectMultiple
    )
    website = _text(
        gettext_lazy("Website"),
        290,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )
    story_th = _story(gettext_lazy("Story in Thai"))
    story_en = _story(gettext_lazy("Story in English"))

    def __init__(
        self,
        *args: Any,
        within: Sequence[str],
        office: bool = True,
        producer: Producer | None = None,
        **kwargs: Any,
    ) -> None:
        self.producer, self.office = producer, office
        now = values_of(producer) if producer else {}
        first = {**now, "position": producer.point if producer else None}
        super().__init__(*args, **{**kwargs, "initial": {**first, **(kwargs.get("initial") or {})}})
        self.subject = f"producers.producer:{producer.pk}" if producer else ""
        if producer is not None:
            self.fields["seen"].initial = seal(self.subject, now)
            self.fields["code"].required = True
            self.fields["code"].help_text = ""
        codes = [(channel.code, str(channel)) for channel in Channel.objects.all()]
        self.fields["channels"].choices = codes  # type: ignore[attr-defined]
        for name, kinds in OF_KINDS.items():
            self.fields[name].kinds = " ".join(kinds)  # type: ignore[attr-defined]
        if office:
            self.pick = AreaPick(self, within=within, area=producer.area if producer else None)
        else:
            for name in OFFICE:
                self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.office:
            area = self.pick.area()
            cleaned["area"] = area.code if area else None
            fresh = self.producer is None or any(getattr(self.producer, name) for name in LINKS)
            if fresh and not any(cleaned.get(name) for name in LINKS):
                self.add_error("link_production", _("At least one of the three tests has to hold."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Field by field as the actions take them; after `is_valid`."""
        data = self.cleaned_data
        latitude, longitude = data["position"] or (None, None)
        asked = PRODUCER if self.office else DESCRIBED
        found = {"latitude": latitude, "longitude": longitude} | {
            name: data[name] for name in asked if name in data
        }
        return {name: found[name] for name in asked}

    def seen_now(self, now: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """The person is shown what stands now: what only others changed is taken over, what was typed stays."""
        assert isinstance(self.data, MultiValueDict)
        data = self.data.copy()
        data["seen"] = seal(self.subject, now)
        for name, value in theirs.items():
            if name in ("latitude", "longitude"):
                pair = now["latitude"], now["longitude"]
                data["position"] = self.fields["position"].prepare_value(None if None in pair else pair) or ""
            elif name == "area":
                data["district"], data["subdistrict"], data["village"], data["place"] = (
                    value[:4],
                    value[:6],
                    value,
                    "",
                )
            elif isinstance(value, list):
                data.setlist(name, value)
            elif isinstance(value, bool):
                data.setlist(name, ["on"] if value else [])
            else:
                shown = self.fields[name].prepare_value(value)
                data[name] = "" if shown is None else str(shown)
        self.data = data

    def against(self, now: Mapping[str, Any]) -> Since:
        """What this person changed, against what stands now."""
        prints = unseal(self.cleaned_data["seen"], self.subject)
        return since(prints, self.values(), now)


def values_of(producer: Producer) -> dict[str, Any]:
    """The producer's fields as the actions know them."""
    return {name: stands(producer, name) for name in PRODUCER}
