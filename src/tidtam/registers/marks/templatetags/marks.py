"""What templates may say about levels and points."""

from django import template
from django.utils.safestring import SafeString

from tidtam.registers.marks.drawing import level_html
from tidtam.registers.marks.models import Level
from tidtam.registers.marks.queries.points import shown

register = template.Library()


@register.filter
def level(value: Level) -> SafeString:
    """The level's coin and name."""
    return level_html(value)


@register.filter
def points(value: int | None) -> str:
    """Hundredths as points."""
    return shown(value)
