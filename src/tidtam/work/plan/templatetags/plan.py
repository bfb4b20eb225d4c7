"""What the plan's pages say of entries."""

from typing import Any

from django import template

from tidtam.work.plan.lists.entries import kind_words

register = template.Library()


@register.filter
def entry_kind(entry: Any) -> str:
    """ "Disbursement", "Disbursement (taken back)"."""
    return kind_words(entry)
