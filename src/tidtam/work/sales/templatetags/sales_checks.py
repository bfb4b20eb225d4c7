"""What looks wrong in a month that is being told: asked while it is typed, and again when it is read back."""

from typing import Any

from django import template

from tidtam.work.sales.checks import told

register = template.Library()


@register.inclusion_tag("sales/checks/typing.html")
def ask_while_typing(form: Any) -> dict[str, Any]:
    """Within a form of `telling`: the box that static/sales/checks.js fills without a network."""
    return {"checks": told.for_typing(form)}


@register.inclusion_tag("sales/checks/reading.html")
def ask_when_read_back(form: Any) -> dict[str, Any]:
    """The same checks of what was told, by the server; they keep nothing from being sent."""
    return {"flags": told.when_read_back(form)}
