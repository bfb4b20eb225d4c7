"""A level as pages show it: a coin in its colour, and its name."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tidtam.registers.marks.models import Level

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def level_html(level: Level) -> SafeString:
    """The coin repeats nothing that the name does not say; without a colour the name stands alone."""
    if _HEX.fullmatch(level.colour):
        circle = '<circle cx="10" cy="10" r="9" fill="{}"></circle>'
        coin = f'<svg class="coin" viewBox="0 0 20 20" aria-hidden="true">{circle}</svg>'
        return format_html('<span class="level">' + coin + "{}</span>", level.colour, level)
    if level.colour:
        return format_html('<span class="mark {}">{}</span>', level.colour, level)
    return format_html('<span class="level">{}</span>', level)
