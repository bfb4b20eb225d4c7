"""What visitors find: villages, offers and districts, also with a letter wrong; each kind apart, published only."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection
from django.db.models import Q
from rapidfuzz import fuzz, process

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai
from tidtam.kit.access import within
from tidtam.kit.among import keyed
from tidtam.kit.review.models import State
from tidtam.kit.search import Searched, Word, found, holds, near, words
from tidtam.registers.tourism.models import Kind, Offer, OfferSet, VillagePage, VillagePageSet
from tidtam.registers.tourism.queries import public

PAGE = 24
FEW = 3  # finds below which what is nearly called so is shown as well
LIKELY = 76.0  # of 100
MOST_NEAR = 6
LONGEST = 80  # characters that are looked for
_PAGES = Searched(indexed=True)  # the text is kept as an index would have it


class Asked(NamedTuple):
    """What was typed. kind: "" for everything, "village", or a kind of offer; district: a code or ""."""

    typed: str = ""
    kind: str = ""
    district: str = ""

    @property
    def has_words(self) -> bool:
        return bool(words(self.typed))

    def parts(self) -> dict[str, str]:
        """As it stands in an address."""
        return {"q": self.typed, "kind": self.kind, "district": self.district}


VILLAGE, PRODUCT = "village", "product"
KINDS = (VILLAGE, *Kind.values, PRODUCT)


def asked_of(typed: str, kind: str, district: str) -> Asked:
    """What is not known asks for nothing."""
    code = district if district.isdecimal() and district.isascii() and len(district) == Level.DISTRICT else ""
    return Asked(thai.clean(typed)[:LONGEST], kind if kind in KINDS else "", code)


def villages(asked: Asked) -> VillagePageSet:
    """By the names of the village and of what it lies in, by its line, by sound."""
    rows = public.pages()
    if asked.district:
        rows = rows.filter(within(asked.district, "community__area_id"))
    for word in words(asked.typed):
        rows = rows.filter(_in_page(word))
    return rows.order_by("community__area__sort_key", "community__area_id")


def _in_page(word: Word) -> Q:
    here = holds(word, _PAGES)
    if word.sound:
        here |= Q(community__area__sound_key__contains=word.sound)
    return here


def offers(asked: Asked) -> OfferSet:
    """By name and village; public ones only, as `public.offers` has them.

    Asked without a join: SQLite would begin with the villages and try every find on each of them.
    """
    rows = Offer.objects.filter(state=State.PUBLISHED)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    villages = VillagePage.objects.published()
    if asked.district:
        villages = villages.filter(within(asked.district, "community__area_id"))
    shown = keyed(rows, villages.values("pk"), "page_id", few=connection.vendor != "sqlite")
    return found(shown, asked.typed).order_by("sort_key", "pk")


def districts(asked: Asked) -> list[Area]:
    """Districts of that name in which a village is published."""
    if not asked.has_words:
        return []
    rows = Area.objects.existing().filter(level=Level.DISTRICT).select_related("parent")
    named = found(rows, asked.typed).order_by("sort_key")[:MOST_NEAR]
    return [area for area in named if _is_open(area.code)]


def _is_open(district: str) -> bool:
    return VillagePage.objects.published().filter(within(district, "community__area_id")).exists()


def near_villages(asked: Asked, known: Iterable[int]) -> list[VillagePage]:
    """Those called nearly as was typed, without those that were found already."""
    bare = thai.bare_place(asked.typed.casefold())
    if len(bare) < FEW:
        return []
    rows = VillagePage.objects.published().exclude(pk__in=list(known))
    if asked.district:
        rows = rows.filter(within(asked.district, "community__area_id"))
    names = rows.values_list("pk", "community__area__name_th", "community__area__name_en")
    by_key: dict[int, str] = {}
    for pk, thai_name, english_name in names:
        by_key[pk] = thai.bare_place(thai_name) if thai.is_thai(bare) else english_name.casefold()
    best = process.extract(bare, by_key, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=MOST_NEAR)
    keys = [pk for _name, _score, pk in best]
    pages = public.pages().in_bulk(keys)
    return [pages[pk] for pk in keys if pk in pages]


def near_offers(asked: Asked, known: Iterable[int]) -> list[Offer]:
    """The same of offers."""
    keys = [one.pk for one in near(Offer, asked.typed) if one.pk not in set(known)]
    rows = public.offers(asked.kind or None).filter(pk__in=keys)
    if asked.district:
        rows = rows.filter(within(asked.district, "page__community__area_id"))
    kept = {offer.pk: offer for offer in rows}
    return [kept[pk] for pk in keys if pk in kept][:MOST_NEAR]
