"""How text is set on a page."""

import re

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

WHOLE = re.compile(r"\S+ (?:หมู่|Moo) \d+\S*|\S+")


def places(text: str) -> SafeString:
    """Place names and compounds stay whole: browsers break ต.หนอง|เม็ก and บ้านศุภชัย หมู่|5."""
    return format_html_join(" ", '<span class="keep">{}</span>', ((name,) for name in WHOLE.findall(text)))
