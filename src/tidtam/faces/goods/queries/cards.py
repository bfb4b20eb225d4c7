"""A product as lists show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.faces.goods.pictures import Shot, shot
from tidtam.kit import money
from tidtam.registers.marks.queries.public import Mark, marks_of
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.queries.public import ShownProduct, product_rows


@dataclass(frozen=True)
class Card:
    """shown: what may be told of it; marks: those that stand today. price: in words, "" where none is told."""

    shown: ShownProduct
    photo: Shot | None
    marks: Sequence[Mark]

    @property
    def pk(self) -> int:
        return self.shown.row.pk

    @property
    def name(self) -> str:
        return self.shown.texts.name

    @property
    def place(self) -> str:
        return self.shown.place

    @property
    def price(self) -> str:
        return price(self.shown)

    @property
    def kept_key(self) -> str:
        """By which a device keeps it."""
        return f"p{self.pk}"


def cards(products: Iterable[Product]) -> list[Card]:
    """Of rows of `shown_products`, in their order; few queries whatever their number."""
    rows = product_rows(products)
    marks = marks_of(row.row.pk for row in rows)
    return [Card(row, shot(row.photo, row.texts.name), marks.get(row.row.pk, ())) for row in rows]


def price(shown: ShownProduct) -> str:
    """1,200 บาท / ผืน."""
    if shown.row.price is None:
        return ""
    told = _("%(amount)s baht") % {"amount": money.text(shown.row.price)}
    return f"{told} / {shown.unit}" if shown.unit else told
