"""What the papers' page needs that a template cannot say: the kept drawing, a picture by its hash."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

BEFORE_KINDS = ("", "inform", "minutes", "follow_up", "to_note", "to_decide", "other")


@register.filter
def serves(item: Mapping[str, Any], kind: str) -> bool:
    """Whether an item of a paper is of that kind; older papers know their items by the number alone."""
    return str(item.get("kind") or BEFORE_KINDS[item["number"]]) == kind


@register.filter
def first_of(pack: Mapping[str, Any], kind: str) -> int | None:
    """The number of the paper's first item of that kind: there its figures stand."""
    return next((item["number"] for item in pack["agenda"] if serves(item, kind)), None)


@register.filter
def drawing(pack: Mapping[str, Any]) -> SafeString:
    """The chart as it was frozen; `kit.charts` kept only known elements and attributes in it."""
    return mark_safe(str(pack["chart"]["svg"]))  # noqa: S308


@register.filter
def plot(chart: Mapping[str, Any]) -> SafeString:
    """A further chart as it was frozen; drawn by `kit.plots`, which writes every name as text."""
    return mark_safe(str(chart["svg"]))  # noqa: S308


@register.filter
def check_code(pack: Mapping[str, Any]) -> SafeString:
    """The drawn code that leads to where the paper is checked; drawn by `kit.qr` when it was frozen."""
    return mark_safe(str(pack["check"]["qr"]))  # noqa: S308


@register.filter
def shot(pictures: Mapping[str, str], sha256: str) -> str:
    """The picture's address, "" where it is not among the pictures given."""
    return pictures.get(sha256, "")


@register.filter
def at(rows: Mapping[Any, Any], key: Any) -> Any:
    """What stands under that key, None where nothing does."""
    return rows.get(key)
