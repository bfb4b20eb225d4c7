"""What other pages put beside a sum of sales."""

from typing import Any

from django import template

from tidtam.work.sales.queries.reporting import Reporting

register = template.Library()


@register.inclusion_tag("sales/reported.html")
def reported(found: Reporting | None, url: str = "", *, several: bool = False) -> dict[str, Any]:
    """How many of the reports that a sum rests on came in: reported 1,402 of 1,441 · 97.3 %.

    url: to their names. several: of more than one month, so that reports are counted and not producers.
    """
    rate = percent(found.rate) if found else ""
    return {"found": found, "percent": rate, "url": url, "several": several}


@register.filter
def percent(rate: Any) -> str:
    """Hundredths of a per cent as 97.3, cut off and never rounded up: 100.0 is complete."""
    return f"{rate // 100}.{rate // 10 % 10}" if isinstance(rate, int) else ""


@register.simple_tag(takes_context=True)
def edits(context: Any) -> bool:
    """Whether the reader may enter sales anywhere."""
    user = context["request"].user
    return bool(user.is_authenticated and user.reach("edit"))


@register.simple_tag(takes_context=True)
def views(context: Any) -> bool:
    """Whether the reader is shown the sales of any area."""
    user = context["request"].user
    return bool(user.is_authenticated and user.reach("view"))
