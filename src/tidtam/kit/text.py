"""How text is set on a page."""

import re

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

BREAK = mark_safe("<wbr>")
WHOLE = re.compile(r"\S+ (?:หมู่|Moo) \d+\S*|\S+")
WITHIN = re.compile("(?<=.)(?=อำเภอ|จังหวัด)")


def places(text: str) -> SafeString:
    """Place names and compounds stay whole: browsers break ต.หนอง|เม็ก and พัฒนาการอำเภอโนน|ศิลา."""
    names = ([(part,) for part in WITHIN.split(name)] for name in WHOLE.findall(text))
    return format_html_join(
        " ", "{}", ((format_html_join(BREAK, '<span class="keep">{}</span>', parts),) for parts in names)
    )
