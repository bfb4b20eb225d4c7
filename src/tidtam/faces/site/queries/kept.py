"""What a visitor kept, by the keys that the device knows: v40151001 a village, o12 an offer, p7 a product."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tidtam.faces.site.queries import cards, goods
from tidtam.faces.site.queries.cards import OfferCard, VillageCard
from tidtam.faces.site.queries.goods import GoodsCard
from tidtam.kit import clock
from tidtam.registers.tourism.queries import public

MOST = 60
_KEY = re.compile(r"[vop]\d{1,18}", re.ASCII)  # a kept plan (t…) is an address of its own


class Kept(NamedTuple):
    """What of it is to be seen now; gone: how many are not any more, or never were."""

    villages: list[VillageCard]
    offers: list[OfferCard]
    goods: list[GoodsCard]
    gone: int

    def __bool__(self) -> bool:
        return bool(self.villages or self.offers or self.goods)


def keys(typed: str) -> list[str]:
    """Keys with dots between them, as a shared address has them; what is none is left out."""
    return [one for one in dict.fromkeys(typed[: MOST * 20].split(".")) if _KEY.fullmatch(one)][:MOST]


def kept(wanted: Iterable[str]) -> Kept:
    """In the order in which they were kept."""
    wanted = list(wanted)
    codes = [key[1:] for key in wanted if key[0] == "v"]
    numbers = [int(key[1:]) for key in wanted if key[0] == "o"]
    pages = {page.code: page for page in public.pages().filter(community__area_id__in=codes)}
    offers = {offer.pk: offer for offer in public.offers().filter(pk__in=numbers)}
    villages = cards.villages(pages[code] for code in codes if code in pages)
    shown = cards.offers(offers[pk] for pk in numbers if pk in offers)
    products = goods.by_keys([int(key[1:]) for key in wanted if key[0] == "p"], clock.today())
    gone = len(wanted) - len(villages) - len(shown) - len(products)
    return Kept(villages, shown, products, gone)
