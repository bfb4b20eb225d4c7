"""Facts for search engines (schema.org, JSON-LD), safe inside a page."""

import json
from typing import Any

# What could end the element or begin another; as JSON these stay the same text.
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def without_blanks(facts: Any) -> Any:
    """The same facts without what is None, "" or empty: an unknown fact is not stated."""
    if isinstance(facts, dict):
        kept = {name: without_blanks(value) for name, value in facts.items()}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(facts, list | tuple):
        return [value for value in (without_blanks(one) for one in facts) if value not in (None, "", [], {})]
    return facts


def script(facts: Any) -> str:
    """The element for the head of a page. It holds data, which a strict CSP does not stop: nothing in it runs."""
    stated = without_blanks({"@context": "https://schema.org", **facts})
    text = json.dumps(stated, ensure_ascii=False, separators=(",", ":"), default=str).translate(_ESCAPED)
    return f'<script type="application/ld+json">{text}</script>'
