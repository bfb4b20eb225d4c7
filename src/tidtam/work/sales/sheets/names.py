"""Whom and what the rows name: producers by number or full name, products by number or name."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.tables import Row
from tidtam.kit.word_lists import form
from tidtam.registers.producers.models import Producer, Product
from tidtam.work.sales.actions.rows import Seller, Sellers
from tidtam.work.sales.models import UNSPLIT
from tidtam.work.sales.sheets.columns import WHOLE

NAMED = 6  # producers or products that a refusal names
FIELDS = ("code", "name_th", "merged_into", "pk", "area_id", "kind", "registered_at", "struck_at")


class Maker(NamedTuple):
    code: str
    name: str
    merged: bool
    seller: Seller


class Made(NamedTuple):
    """One product. words: every way in which a cell may name it."""

    pk: int
    code: str
    name: str
    words: frozenset[str]


class Names:
    """Each part's producers and products, in two queries or three. area: to which the whole file is held."""

    def __init__(self, by: Actor | None, area: str) -> None:
        self._reach = ("",) if by is None else tuple(by.reach("edit"))
        self._area = area
        self._coded: dict[str, Maker] = {}
        self._named: dict[str, list[Maker]] = {}
        self._made: dict[int, list[Made]] = {}
        self.known = Sellers({}, {})

    def learn(self, rows: Iterable[Row]) -> None:
        codes: set[str] = set()
        names: set[str] = set()
        split: set[str] = set()
        for row in rows:
            code, name = row.values.get("producer_code"), row.values.get("producer")
            if code:
                codes.add(code)
            elif name:
                names.add(name)
            if row.values.get("product"):
                split.add(code or name or "")
        self._coded = {maker.code: maker for maker in _makers(code__in=codes)} if codes else {}
        self._named = {}
        for maker in _makers(name_th__in=names) if names else ():
            if self._reaches(maker) and not maker.merged:
                self._named.setdefault(maker.name, []).append(maker)
        every = [*self._coded.values(), *(one for some in self._named.values() for one in some)]
        wanted = {one.seller.producer: one.seller for one in every if one.code in split or one.name in split}
        self._made = {}
        self.known = Sellers({}, {one.seller.producer: one.seller for one in every})
        products = Product.objects.filter(producer__in=wanted).order_by("pk")
        for pk, producer, category, code, name, name_en in products.values_list(
            "pk", "producer_id", "category_id", "code", "name_th", "name_en"
        ):
            words = frozenset(form(word) for word in (code, name, name_en) if word)
            self._made.setdefault(producer, []).append(Made(pk, code, name, words))
            self.known.of_product[pk] = wanted[producer]._replace(category=category)

    def maker(self, row: Row) -> Maker | None:
        """The row's producer; refused in the row where there is none, or none that the sender may report for."""
        if not {"producer_code", "producer"} & row.values.keys():  # refused already
            return None
        code, name = row.values.get("producer_code") or "", row.values.get("producer") or ""
        if not code:
            return self._by_name(row, name)
        found = self._coded.get(code)
        if found is None:
            row.refuse("producer_code", code, _("No producer has this number."))
            return None
        if not self._reaches(found):
            row.refuse("producer_code", code, self._outside())
            return None
        if found.merged:
            row.refuse("producer_code", code, _("This producer was found to be another one; name that one."))
            return None
        if name and name != found.name and form(name) != form(found.name):
            row.refuse(
                "producer",
                name,
                _("The number is that of “%(name)s”; correct the number or the name.") % {"name": found.name},
            )
            return None
        return found

    def product(self, row: Row, maker: Maker) -> Made | None:
        """The row's product, None where the sum is not split; refused in the row where none is meant, or several."""
        said = row.values.get("product") or ""
        wanted = form(said)
        if not wanted or wanted in WHOLE:
            return None
        made = self._made.get(maker.seller.producer, [])
        found = [one for one in made if one.code == said] or [one for one in made if wanted in one.words]
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(one.code for one in found if one.code)
            row.refuse(
                "product",
                said,
                _("Several products have this name; give the number: %(numbers)s")
                % {"numbers": codes or "–"},
            )
        elif made:
            known = ", ".join(one.name for one in made[:NAMED])
            row.refuse(
                "product",
                said,
                _("The producer has no such product; expected one of: %(known)s") % {"known": known},
            )
        else:
            row.refuse("product", said, _("The producer has no product in the register; leave this blank."))
        return None

    def _by_name(self, row: Row, name: str) -> Maker | None:
        found = self._named.get(name, [])
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(one.code for one in found[:NAMED])
            message = _("Several producers have this name; give the number: %(numbers)s") % {"numbers": codes}
            row.refuse("producer_code", "", message)
        elif name:
            row.refuse("producer", name, _("No producer of your area has this name; give the number."))
        else:
            row.refuse("producer_code", "", _("Give the producer's number."))
        return None

    def _reaches(self, maker: Maker) -> bool:
        area = maker.seller.area
        return bool(self._reach) and area.startswith(self._reach) and area.startswith(self._area)

    def _outside(self) -> str:
        if self._area:
            return _("This producer is outside the area %(area)s that the file was sent for.") % {
                "area": self._area
            }
        return _("This producer is outside the area you may report for.")


def _makers(**asked: object) -> Iterable[Maker]:
    for code, name, merged, pk, area, kind, registered_at, struck_at in Producer.objects.filter(
        **asked
    ).values_list(*FIELDS):
        yield Maker(code, name, merged is not None, Seller(pk, area, UNSPLIT, kind, registered_at, struck_at))
