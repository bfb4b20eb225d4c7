"""Products as tiles of the visitors' pages: those that the public may see, with the marks they bear today."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from tidtam.faces.site import words
from tidtam.faces.site.pictures import Shown, of_file
from tidtam.faces.site.queries.cards import motif
from tidtam.kit.access import within
from tidtam.kit.among import listed
from tidtam.kit.public import address
from tidtam.kit.search import found, near
from tidtam.registers.marks.models import Award, Level, SchemeKind, Version
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.queries import public
from tidtam.registers.producers.queries.public import ShownProduct

#: What a change of these drops: RULES any page that names its products, MADE_OF one that lists whatever there is.
RULES = (*public.RULES, "marks.award")
MADE_OF = (*public.KINDS, *RULES)
SHOWN_MARKS = (SchemeKind.MARK, SchemeKind.STAR)
VILLAGE, FOUND, NEAR = 12, 12, 6


class GoodsCard(NamedTuple):
    """One product in a list. levels: of the marks and stars in force."""

    product: ShownProduct
    levels: list[Level]

    @property
    def name(self) -> str:
        return self.product.texts.name

    @property
    def maker(self) -> str:
        return self.product.maker.name

    @property
    def place(self) -> str:
        return self.product.place

    @property
    def price(self) -> str:
        return words.price_text(self.product.row.price, None)

    @property
    def photo(self) -> Shown | None:
        picture = self.product.photo
        return of_file("shown", picture.pk, picture.file, self.name, "") if picture else None

    @property
    def motif(self) -> str:
        return motif(self.product.row.pk)

    @property
    def where(self) -> str:
        """Its own page; "" while there is none."""
        return address("goods:product", self.product.row.pk)

    @property
    def kept_key(self) -> str:
        return f"p{self.product.row.pk}"


def cards(products: Iterable[Product], today: date) -> list[GoodsCard]:
    """Of rows of `public.shown_products()`, in their order."""
    shown = public.product_rows(products)
    levels = _levels([one.row.pk for one in shown], today)
    return [GoodsCard(one, levels[one.row.pk]) for one in shown]


def of_village(code: str, today: date) -> list[GoodsCard]:
    """What the makers of a village sell."""
    rows = public.shown_products().filter(producer__area_id=code).order_by("sort_key", "pk")
    return cards(rows[:VILLAGE], today)


def called(typed: str, district: str, today: date) -> list[GoodsCard]:
    """The first that are called so."""
    rows = found(Product.objects.filter(pk__in=public.shown_products().values("pk")), typed)
    if district:
        rows = rows.filter(within(district, "producer__area_id"))
    keys = list(rows.order_by("sort_key", "pk").values_list("pk", flat=True)[:FOUND])
    return by_keys(keys, today)


def nearly_called(typed: str, district: str, today: date) -> list[GoodsCard]:
    """Those whose name is near to what was typed, the nearest first."""
    keys = [one.pk for one in near(Product, typed, most=NEAR)]
    return by_keys(keys, today, district=district)


def by_keys(keys: Iterable[int], today: date, *, district: str = "") -> list[GoodsCard]:
    """In the order of the keys; what the public may not see is left out."""
    wanted = list(keys)
    rows = public.shown_products().filter(pk__in=listed(wanted))
    if district:
        rows = rows.filter(within(district, "producer__area_id"))
    kept = {row.pk: row for row in rows}
    return cards([kept[key] for key in wanted if key in kept], today)


def marks(today: date) -> list[Level]:
    """The levels of the product marks that are given today, the best first."""
    versions = Version.objects.on(today).filter(scheme__kind=SchemeKind.MARK)
    return list(
        Level.objects.filter(version__in=versions).select_related("version__scheme").order_by("order")
    )


def _levels(products: list[int], today: date) -> dict[int, list[Level]]:
    """By product; each once, the best scheme's first."""
    found: dict[int, list[Level]] = defaultdict(list)
    if not products:
        return found
    in_force = Q(valid_until=None) | Q(valid_until__gte=today)
    rows = Award.objects.filter(
        in_force,
        product__in=products,
        revoked_on=None,
        valid_from__lte=today,
        version__scheme__kind__in=SHOWN_MARKS,
    ).select_related("level")
    for award in rows.order_by("version__scheme__kind", "-valid_from", "pk"):
        if award.level not in found[award.product_id]:
            found[award.product_id].append(award.level)
    return found
