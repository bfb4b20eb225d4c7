"""What was entered so far, as one reads it over before sending."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries.tree import full_label
from tidtam.ground.privacy import phones
from tidtam.kit import money
from tidtam.registers.producers.entry.steps import BY_CODE, STEPS, Step
from tidtam.registers.producers.forms.entry import PRODUCTS
from tidtam.registers.producers.models import Category, EntryLink, ProducerKind


@dataclass(frozen=True)
class Part:
    """A step with its answers in words. whole: whether it can be sent as it is."""

    step: Step
    lines: list[str]
    photos: list[str]
    whole: bool


def parts(link: EntryLink) -> list[Part]:
    """Step by step in their order."""
    found = []
    for step in STEPS:
        form = step.checked(link)
        whole = form.is_valid()
        data = form.cleaned_data if whole else {}
        lines = _lines(step.code, data, link)
        found.append(
            Part(step, lines, link.payload.get("photos", []) if step.code == "photos" else [], whole)
        )
    return found


def _lines(code: str, data: dict[str, Any], link: EntryLink) -> list[str]:
    match code:
        case "who" if data:
            return [data["name_th"], str(ProducerKind(data["kind"]).label)]
        case "place" if data:
            area = Area.objects.select_related("parent__parent__parent").get(pk=data["village"])
            return [line for line in (full_label(area), data["address"]) if line]
        case "products" if data:
            return _products(data)
        case "person" if data:
            tail = link.payload.get("tail", "")
            number = [_("Personal number ends in %(tail)s") % {"tail": tail}] if tail else []
            return [data["person_name_th"], phones.shown(data["person_phone"]), *number]
        case "allow":
            return _ticked(BY_CODE["allow"], link, data) or [_("Nothing is shown to the public.")]
        case "tests" if data:
            return _ticked(BY_CODE["tests"], link, data) + ([data["link_note"]] if data["link_note"] else [])
    return []


def _products(data: dict[str, Any]) -> list[str]:
    names = {row.code: row.name for row in Category.objects.all()}
    lines = []
    for number in range(1, PRODUCTS + 1):
        if name := data.get(f"name_{number}"):
            price = data.get(f"price_{number}")
            told = [name, names.get(data.get(f"category_{number}", ""), "")]
            told += [f"{money.text(price)} {_('baht')}"] if price is not None else []
            lines.append(" · ".join(part for part in told if part))
    return lines


def _ticked(step: Step, link: EntryLink, data: dict[str, Any]) -> list[str]:
    form = step.form(link=link)
    return [str(field.label) for name, field in form.fields.items() if data.get(name) is True]
