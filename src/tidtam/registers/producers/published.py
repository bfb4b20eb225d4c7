"""What may be shown of a producer to everybody; asked anew each time, so that a withdrawal counts at once.

The visitors' pages, printed matter and open data take a producer's phone, photos and position from here only.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tidtam.ground.privacy.models import Consent, Purpose
from tidtam.registers.producers.models import Photo, Producer

Everything = Mapping[int, "Published"]


class Published(NamedTuple):
    """phone: digits, "" where it may not be shown; photos: of the producer and its products, in their order;
    point: latitude and longitude, None where it may not be shown, or is not known.
    """

    phone: str = ""
    photos: tuple[Photo, ...] = ()
    point: tuple[float, float] | None = None

    def photos_of(self, product: int | None) -> tuple[Photo, ...]:
        """Those of one product, or with None of the producer itself."""
        return tuple(photo for photo in self.photos if photo.product_id == product)


def published(producer: Producer) -> Published:
    """What the producer's person allows to be shown now."""
    return published_of([producer])[producer.pk]


def published_of(producers: Iterable[Producer]) -> Everything:
    """The same of many, by key; three queries, whatever their number."""
    rows = {row.pk: row for row in producers}
    people = {row.person_id for row in rows.values() if row.person_id is not None}
    standing = Consent.objects.filter(person__in=people, withdrawn_at=None, person__erased_at=None)
    allowed: dict[tuple[int, str], str] = {
        (person, purpose): phone
        for person, purpose, phone in standing.values_list("person_id", "purpose", "person__phone")
    }
    may = {
        purpose: {key for key, row in rows.items() if (row.person_id, purpose) in allowed}
        for purpose in Purpose
    }
    photos: dict[int, list[Photo]] = {key: [] for key in may[Purpose.PHOTO]}
    for photo in Photo.objects.filter(producer__in=photos).select_related("file"):
        photos[photo.producer_id].append(photo)
    return {
        key: Published(
            phone=allowed[row.person_id or 0, Purpose.PHONE] if key in may[Purpose.PHONE] else "",
            photos=tuple(photos.get(key, ())),
            point=row.point if key in may[Purpose.PLACE] else None,
        )
        for key, row in rows.items()
    }
