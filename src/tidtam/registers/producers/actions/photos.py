"""Photos of a producer and its products: added, captioned, put in order, taken out."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.actions import forget
from tidtam.ground.files.models import File
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.rules import refused, require_described
from tidtam.registers.producers.actions.values.checks import line
from tidtam.registers.producers.models import Photo, Producer, ProducerKind, Product

MOST = 40  # of one producer or product; a phone loads the page with all of them


@transaction.atomic
def add_photos(
    producer: Producer,
    files: Sequence[File],
    *,
    product: Product | None = None,
    credit: str = "",
    by: Actor | None,
) -> list[Photo]:
    """Put pictures behind those that are there; of one product, or of the producer itself."""
    require_described(by, producer)
    if product is not None and product.producer_id != producer.pk:
        raise refused("photos", _("This is the product of another producer."))
    Producer.objects.select_for_update().get(pk=producer.pk)
    there = Photo.objects.filter(producer=producer, product=product)
    if there.count() + len(files) > MOST:
        raise refused("photos", _("At most %(most)s photos can be kept here."), most=MOST)
    if any(not file.is_picture for file in files):
        raise refused("photos", _("Only pictures can be kept here."))
    last = there.aggregate(last=Max("order"))["last"]
    first = 0 if last is None else last + 1
    added = Photo.objects.bulk_create(
        Photo(
            producer=producer,
            product=product,
            file=file,
            credit=line("credit", credit, 120),
            order=first + place,
            recorded_at=clock.now(),
        )
        for place, file in enumerate(files)
    )
    if added:
        _entry(by, "producers.add_photos", producer, product, photos=len(added))
    return added


@transaction.atomic
def caption_photo(
    photo: Photo, *, caption_th: str, caption_en: str = "", credit: str = "", by: Actor | None
) -> None:
    """Say what is to be seen, and who took it."""
    kept = _held(photo, by)
    told = {
        "caption_th": line("caption_th", caption_th, 200),
        "caption_en": line("caption_en", caption_en, 200),
        "credit": line("credit", credit, 120),
    }
    changes = {
        name: [getattr(kept, name), text] for name, text in told.items() if getattr(kept, name) != text
    }
    changes.pop("credit", None)  # may name somebody
    if kept.producer.kind == ProducerKind.SOLE:
        changes = {}
    if any(getattr(kept, name) != text for name, text in told.items()):
        Photo.objects.filter(pk=kept.pk).update(**told)
        _entry(by, "producers.caption_photo", kept.producer, kept.product, changes=changes)


@transaction.atomic
def show_first(photo: Photo, *, by: Actor | None) -> None:
    """Make it the first, which lists and papers show; the others keep their order."""
    kept = _held(photo, by)
    others = list(
        Photo.objects.filter(producer=kept.producer, product=kept.product)
        .exclude(pk=kept.pk)
        .order_by("order", "pk")
    )
    for place, one in enumerate([kept, *others]):
        one.order = place
    Photo.objects.bulk_update([kept, *others], ["order"])
    _entry(by, "producers.show_first", kept.producer, kept.product)


@transaction.atomic
def remove_photo(photo: Photo, *, by: Actor | None) -> None:
    """Take a photo out; whoever asked for it need not say why. Its file is swept away with its row."""
    kept = _held(photo, by)
    file = kept.file
    kept.delete()
    _entry(by, "producers.remove_photo", kept.producer, kept.product, photos=1)
    forget(file)


def _held(photo: Photo, by: Actor | None) -> Photo:
    found = Photo.objects.select_for_update(of=("self",)).select_related("producer", "product", "file")
    kept = found.get(pk=photo.pk)
    require_described(by, kept.producer)
    return kept


def _entry(
    by: Actor | None, verb: str, producer: Producer, product: Product | None, **detail: object
) -> None:
    subject = f"producers.product:{product.pk}" if product else f"producers.producer:{producer.pk}"
    summary = product.name_th if product else producer.called
    trail.write(by, verb, subject, area=producer.area_id, summary=summary, **detail)
