"""What the plan's pages say of entries."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from tidtam.kit import calendar, money
from tidtam.work.plan.lists.entries import kind_words

register = template.Library()


@register.filter
def entry_kind(entry: Any) -> str:
    """ "Disbursement", "Disbursement (taken back)"."""
    return kind_words(entry)


@register.filter
def fact(value: Any, _name: str = "") -> str:
    """A day as a day, satang as baht, all else as it is."""
    if isinstance(value, date):
        return calendar.date_short(value)
    return money.text(value) if isinstance(value, int) else str(value)


@register.filter
def hundredths(value: int) -> str:
    """A quantity kept in hundredths: 150 is 1.5."""
    return f"{Decimal(value).scaleb(-2).normalize():,f}"
