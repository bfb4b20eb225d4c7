"""One record's trail on the record's own page."""

from typing import Any

from django import template

from tidtam.ground.trail import queries

register = template.Library()


@register.inclusion_tag("trail/entries.html", takes_context=True)
def trail_of(context: Any, subject: str, most: int = 20) -> dict[str, Any]:
    """The newest entries about `subject` ("followup.action:12"), for readers who have the verb trail there.

    Everybody else sees nothing at all.
    """
    user = context["request"].user
    lines = queries.of_record(user, subject, most) if user.is_authenticated else []
    return {"lines": lines, "subject": subject, "more": len(lines) == most}
