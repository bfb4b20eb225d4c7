"""What the papers' page needs that a template cannot say: the kept drawing, a picture by its hash."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def drawing(pack: Mapping[str, Any]) -> SafeString:
    """The chart as it was frozen; `kit.charts` kept only known elements and attributes in it."""
    return mark_safe(str(pack["chart"]["svg"]))  # noqa: S308


@register.filter
def shot(pictures: Mapping[str, str], sha256: str) -> str:
    """The picture's address, "" where it is not among the pictures given."""
    return pictures.get(sha256, "")
