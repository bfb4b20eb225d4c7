"""How text is set on a page."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString


def places(text: str) -> SafeString:
    """Place names and compounds stay whole: browsers break ต.หนอง|เม็ก, so each word is kept together."""
    return format_html_join(" ", '<span class="keep">{}</span>', ((word,) for word in text.split()))
