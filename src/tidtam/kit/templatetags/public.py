"""What the templates of public pages may say: addresses in the page's language, and structured facts."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from tidtam.kit import public
from tidtam.kit.structured import script

register = template.Library()


@register.simple_tag
def at(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a public page in this page's language; "" where no room has that name."""
    return public.address(name, *args, **kwargs)


@register.simple_tag
def structured(facts: Any) -> SafeString:
    """schema.org facts as a JSON-LD element; nothing for nothing."""
    return mark_safe(script(facts)) if facts else SafeString("")  # noqa: S308 - script() escapes what could end it
