"""Marks for tests."""

from datetime import date

from tidtam.registers.marks import actions
from tidtam.registers.marks.models import Award, Scheme
from tidtam.registers.producers.models import Product


def make_award(
    product: Product, level: str = "premium", *, valid_from: date = date(2016, 1, 1), **fields
) -> Award:
    """The product may bear the mark from the day on."""
    if not Scheme.objects.exists():
        actions.load_marks()
    row = actions.AwardRow(product.pk, level, valid_from, valid_from, **fields)
    return actions.award_mark(row, by=None)
