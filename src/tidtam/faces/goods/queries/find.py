"""The products that a visitor looks for, in the order of the alphabet."""

from typing import NamedTuple

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai
from tidtam.kit.access import within
from tidtam.kit.among import among
from tidtam.kit.http import QueryDict
from tidtam.kit.search import found, near, words
from tidtam.registers.marks.queries.public import bearing
from tidtam.registers.producers.models import Category, Producer, Product, ProductSet
from tidtam.registers.producers.queries.public import shown_producers, shown_products

LONGEST = 80  # characters that are looked for
MOST_NEAR = 6


class Asked(NamedTuple):
    """What was asked; what is not known asks for nothing. mark: "scheme.level"."""

    typed: str = ""
    category: str = ""
    mark: str = ""
    district: str = ""

    @classmethod
    def of(cls, typed: QueryDict) -> "Asked":
        district = typed.get("district", "")
        good = district.isdecimal() and district.isascii() and len(district) == Level.DISTRICT
        return cls(
            thai.clean(typed.get("q", ""))[:LONGEST],
            typed.get("category", "")[:20],
            typed.get("mark", "")[:70],
            district if good else "",
        )

    @property
    def has_words(self) -> bool:
        return bool(words(self.typed))

    @property
    def is_anything(self) -> bool:
        return self != Asked()

    def parts(self) -> dict[str, str]:
        """As it stands in an address."""
        return {"q": self.typed, "category": self.category, "mark": self.mark, "district": self.district}


def asked_for(asked: Asked) -> ProductSet:
    """The shown products that were asked for."""
    rows = shown_products()
    if asked.category:
        rows = rows.filter(category=asked.category)
    if asked.district:
        makers = Producer.objects.filter(within(asked.district, "area_id"), shown_at__isnull=False)
        rows = among(rows, Product.objects.filter(producer__in=makers).values("pk"))
    scheme, _dot, level = asked.mark.partition(".")
    if level:
        rows = among(rows, bearing(scheme, level))
    if asked.has_words:
        rows = found(rows, asked.typed)
    return rows.order_by("sort_key", "pk")


def near_misses(asked: Asked) -> list[Product]:
    """Those that are called nearly as was typed."""
    keys = [one.pk for one in near(Product, asked.typed)]
    kept = {row.pk: row for row in shown_products().filter(pk__in=keys)}
    return [kept[pk] for pk in keys if pk in kept][:MOST_NEAR]


def like(product: Product, most: int = 6) -> list[Product]:
    """Others of the kind: from the same district first, then from anywhere; never the maker's own alone."""
    rows = shown_products().filter(category=product.category_id).exclude(pk=product.pk)
    if product.part_id:
        rows = rows.filter(part=product.part_id)
    here = product.producer.area_id[: Level.DISTRICT]
    makers = Producer.objects.filter(within(here, "area_id"), shown_at__isnull=False)
    near_by = Product.objects.filter(producer__in=makers, category=product.category_id).values("pk")
    found_here = list(among(rows, near_by).order_by("sort_key", "pk")[:most])
    if len(found_here) < most:
        known = [row.pk for row in found_here]
        found_here += rows.exclude(pk__in=known).order_by("sort_key", "pk")[: most - len(found_here)]
    return found_here


def others_of(producer: Producer) -> ProductSet:
    """What a producer makes, in the order of the alphabet."""
    return shown_products().filter(producer=producer).order_by("sort_key", "pk")


def districts() -> list[Area]:
    """Those in which somebody is shown, in the order of the alphabet."""
    codes = shown_producers().order_by().values_list("area_id", flat=True).distinct()
    wanted = {code[: Level.DISTRICT] for code in codes if len(code) >= Level.DISTRICT}
    return list(Area.objects.filter(pk__in=wanted).order_by("sort_key", "code"))


def categories() -> list[Category]:
    """Those that may be shown."""
    return list(Category.objects.filter(public=True))
