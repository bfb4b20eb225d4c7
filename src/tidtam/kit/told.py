"""Text that stands in two languages."""

from django.utils.translation import get_language


def told(thai: str, english: str) -> str:
    """In the reader's language; the other one where that is missing, for something is better than nothing."""
    if (get_language() or "th").startswith("en"):
        return english or thai
    return thai or english
