"""The words that everything made from invented data carries."""

from collections.abc import Mapping
from typing import Any

from tidtam.kit import clock

DEMO_NOTICE = "ข้อมูลสมมติ (demonstration data)"


def notice() -> str:
    """In the demo the notice, in both languages because files travel; elsewhere nothing."""
    return DEMO_NOTICE if clock.is_demo() else ""


def with_notice(content: Mapping[str, Any]) -> dict[str, Any]:
    """`content` for JSON, headed by the notice where there is one."""
    words = notice()
    return {"notice": words, **content} if words else dict(content)
