"""The photos of producers and products, the first of each before the others."""

from collections.abc import Iterable

from tidtam.registers.producers.models import Photo, Producer, Product


def photos_of(producer: Producer, product: Product | None = None) -> list[Photo]:
    """In their order: of the product, or with None of the producer itself."""
    rows = Photo.objects.filter(producer=producer, product=product)
    return list(rows.select_related("file", "producer", "product"))


def first_photos(products: Iterable[Product]) -> dict[int, Photo]:
    """The photo that stands for each product, by its key; one query."""
    firsts: dict[int, Photo] = {}
    for photo in Photo.objects.filter(product__in=list(products)):
        firsts.setdefault(photo.product_id or 0, photo)
    return firsts
