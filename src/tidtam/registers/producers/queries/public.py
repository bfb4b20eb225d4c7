"""What everybody may see of producers and products: shown by their own word, in texts that claim nothing unread.

Whatever shows a product to the public (pages, papers, open data, search) takes it from here and from nowhere else.
Every call asks anew, so that a withdrawal counts at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q
from django.utils.translation import get_language

from tidtam.ground.privacy.models import Consent, Purpose
from tidtam.kit import clock
from tidtam.kit.among import listed
from tidtam.registers.producers import claims
from tidtam.registers.producers.models import (
    Claim,
    HeldStandard,
    Photo,
    PhotoSet,
    Producer,
    ProducerSet,
    Product,
    ProductSet,
    Told,
)
from tidtam.registers.producers.published import published_of
from tidtam.registers.producers.queries.producer import PLACE, place
from tidtam.registers.producers.queries.shown import producer_q, product_q

#: What a change of these drops, for `kit.public.made_of` of a page that lists.
KINDS = ("producers.producer", "producers.product")
#: The same, for any page that shows one of them: whose change may hide it.
RULES = (
    "producers.categories",
    "producers.parts",
    "producers.claims",
    "producers.standards",
    "producers.lists",
    "producers.round",
)


class Contact(NamedTuple):
    """Whom to call or write to; what the person does not allow is "". phone: digits."""

    name: str = ""
    phone: str = ""
    line_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.line_id)


class Texts(NamedTuple):
    """What may be read of a row; "" for a text that waits for an officer or was refused."""

    name_th: str
    name_en: str
    story_th: str
    story_en: str

    @property
    def name(self) -> str:
        return _told(self.name_th, self.name_en)

    @property
    def story(self) -> str:
        return _told(self.story_th, self.story_en)


@dataclass(frozen=True)
class ShownProducer:
    """A producer as the public sees it. place: ต. and อ. after the village; point: with consent only."""

    row: Producer
    texts: Texts
    place: str
    photos: tuple[Photo, ...]
    point: tuple[float, float] | None
    website: str


@dataclass(frozen=True)
class ShownProduct:
    """A product as the public sees it. photo: its first one, with consent only. size, unit: "" where they claim."""

    row: Product
    texts: Texts
    maker: Texts
    place: str
    photo: Photo | None
    size: str
    unit: str


def shown_producers() -> ProducerSet:
    """Those that the public may see, with their places."""
    return Producer.objects.filter(producer_q()).select_related(PLACE)


def shown_products() -> ProductSet:
    """Those that the public may see, with their makers and places."""
    rows = Product.objects.filter(product_q())
    return rows.select_related("category", "part", f"producer__{PLACE}")


def texts_of(rows: Iterable[Producer | Product]) -> dict[tuple[str, int], Texts]:
    """What may be read, by `key` of the row; one query where no text claims anything, two where one does."""
    given = list(rows)
    words, found = claims.words(), {}
    suspect: dict[tuple[str, int], set[str]] = {}
    for row in given:
        for field in Told.values if _claims(row) else ():
            if words.found(getattr(row, field)):
                suspect.setdefault(key(row), set()).add(field)
    read = _allowed(suspect) if suspect else set()
    for row in given:
        own = key(row)
        held = suspect.get(own, set())
        told = {
            field: text if field not in held or (*own, field, claims.digest(text)) in read else ""
            for field in Told.values
            for text in (getattr(row, field),)
        }
        found[own] = Texts(**told)
    return found


def key(row: Producer | Product) -> tuple[str, int]:
    """Kind and number, for both stand in one mapping."""
    return ("producer" if isinstance(row, Producer) else "product"), row.pk


def producer_rows(producers: Iterable[Producer]) -> list[ShownProducer]:
    """Of rows of `shown_producers`, in their order; one whose name may not be read is left out."""
    given = list(producers)
    texts, seen, words = texts_of(given), published_of(given), claims.words()
    return [
        ShownProducer(
            row=row,
            texts=texts[key(row)],
            place=place(row.area),
            photos=_quiet(seen[row.pk].photos_of(None), words),
            point=seen[row.pk].point,
            website=row.website if row.website.startswith(("http://", "https://")) else "",
        )
        for row in given
        if texts[key(row)].name_th
    ]


def product_rows(products: Iterable[Product]) -> list[ShownProduct]:
    """Of rows of `shown_products`, in their order; few queries whatever their number."""
    given = list(products)
    texts = texts_of([*given, *{row.producer_id: row.producer for row in given}.values()])
    firsts, words = first_pictures(given), claims.words()
    return [
        ShownProduct(
            row=row,
            texts=texts[key(row)],
            maker=texts[key(row.producer)],
            place=place(row.producer.area),
            photo=firsts.get(row.pk),
            size="" if words.found(row.size) else row.size,
            unit="" if words.found(row.unit) else row.unit,
        )
        for row in given
        if texts[key(row)].name_th and texts[key(row.producer)].name_th
    ]


def shown_pictures() -> PhotoSet:
    """Photos that anybody may fetch now: their person allows it, and what they show is shown."""
    seen = Q(product=None) & Q(producer__in=Producer.objects.filter(producer_q()).values("pk"))
    seen |= Q(product__in=Product.objects.filter(product_q()).values("pk"))
    return Photo.objects.filter(seen, producer__person__in=_agreeing(Purpose.PHOTO)).select_related("file")


def pictures_of(row: Producer | Product) -> list[Photo]:
    """Of a shown product, or of the producer itself, in their order, without captions that claim; none without
    consent."""
    rows = Photo.objects.filter(producer__person__in=_agreeing(Purpose.PHOTO)).select_related("file")
    rows = rows.filter(product=row) if isinstance(row, Product) else rows.filter(producer=row, product=None)
    return list(_quiet(rows, claims.words()))


def first_pictures(products: Iterable[Product]) -> dict[int, Photo]:
    """The photo that lists show, by key of the product; one query."""
    found: dict[int, Photo] = {}
    rows = Photo.objects.filter(
        product__in=listed(row.pk for row in products), producer__person__in=_agreeing(Purpose.PHOTO)
    ).select_related("file")
    for photo in _quiet(rows, claims.words()):
        found.setdefault(photo.product_id or 0, photo)
    return found


def contact_of(producer: Producer) -> Contact | None:
    """Whom to call; None where the person allows neither phone nor LINE."""
    standing = Consent.objects.filter(
        person=producer.person_id, withdrawn_at=None, person__erased_at=None
    ).values_list("purpose", "person__name_th", "person__phone", "person__line_id")
    shown = Contact()
    for purpose, name, phone, line_id in standing:
        match purpose:
            case Purpose.NAME:
                shown = shown._replace(name=name)
            case Purpose.PHONE:
                shown = shown._replace(phone=phone)
            case Purpose.LINE:
                shown = shown._replace(line_id=line_id)
    return shown or None


def valid_standards(
    producer: Producer, product: Product | None = None, today: date | None = None
) -> Sequence[HeldStandard]:
    """Those that hold on the day: the producer's for all it makes, and the product's own."""
    day = today or clock.today()
    begun = Q(issued_on=None) | Q(issued_on__lte=day)
    rows = HeldStandard.objects.filter(begun, Q(expires_on=None) | Q(expires_on__gte=day), producer=producer)
    rows = rows.filter(Q(product=None) | Q(product=product)) if product else rows.filter(product=None)
    return list(rows.select_related("kind").order_by("kind__order", "number"))


def _claims(row: Producer | Product) -> bool:
    return row.category.claims if isinstance(row, Product) else True


def _allowed(suspect: Mapping[tuple[str, int], set[str]]) -> set[tuple[str, int, str, str]]:
    """Kind, key, field and digest of the texts that an officer allowed."""
    products = [number for kind, number in suspect if kind == "product"]
    producers = [number for kind, number in suspect if kind == "producer"]
    either = Q(product__in=listed(products)) | Q(producer__in=listed(producers), product=None)
    rows = Claim.objects.filter(either, allowed=True)
    return {
        ("product", row.product_id, row.field, row.digest)
        if row.product_id is not None
        else ("producer", row.producer_id, row.field, row.digest)
        for row in rows
    }


def _agreeing(purpose: Purpose) -> Any:
    return Consent.objects.filter(purpose=purpose, withdrawn_at=None, person__erased_at=None).values("person")


def _quiet(photos: Iterable[Photo], words: claims.Words) -> tuple[Photo, ...]:
    """The same without captions that claim to heal; nobody reviews these."""
    kept = []
    for photo in photos:
        photo.caption_th = "" if words.found(photo.caption_th) else photo.caption_th
        photo.caption_en = "" if words.found(photo.caption_en) else photo.caption_en
        kept.append(photo)
    return tuple(kept)


def _told(thai: str, english: str) -> str:
    return english if get_language() == "en" and english else thai
