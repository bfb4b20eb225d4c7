"""Texts in which words of health stand: noted when they are written, read by an officer before the public does."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.registers.producers.actions.rules import require_open
from tidtam.registers.producers.claims import digest, words
from tidtam.registers.producers.models import Claim, Producer, Product, Told
from tidtam.registers.producers.refusals import ReasonMissing, TextChanged

BATCH = 2000
READ = ("name_th", "name_en", "story_th", "story_en")


def note_products(rows: "QuerySet[Product]") -> None:
    """After their texts were written: what waits for an officer, and what waits no more."""
    _note(rows.values_list("pk", "producer_id", "category__claims", *READ).order_by("pk"), of_product=True)


def note_producers(rows: "QuerySet[Producer]") -> None:
    """The same of what producers tell of themselves."""
    for row in _pieces(rows.values_list("pk", *READ).order_by("pk")):
        _write([(pk, pk, True, *texts) for pk, *texts in row], of_product=False)


def note(made: Sequence[Producer | Product]) -> None:
    """The same of rows of one kind that were changed."""
    keys = listed(row.pk for row in made)
    if isinstance(made[0], Producer):
        note_producers(Producer.objects.filter(pk__in=keys))
    else:
        note_products(Product.objects.filter(pk__in=keys))


@transaction.atomic
def note_all() -> None:
    """Every text anew, because the words or what a category asks have changed."""
    note_producers(Producer.objects.all())
    note_products(Product.objects.all())


@transaction.atomic
def review_claim(claim: Claim, *, allowed: bool, read: str, reason: str = "", by: Actor | None) -> None:
    """Allow the text to be shown, or refuse it. read: digest of the text that the officer had before the eyes."""
    kept = (
        Claim.objects.select_for_update(of=("self",)).select_related("producer", "product").get(pk=claim.pk)
    )
    require_open(by, "edit", [kept.producer.area_id])
    said = thai.clean(reason)[:400]
    if not allowed and not said:
        raise ReasonMissing
    if not read == kept.digest == digest(kept.text):
        raise TextChanged
    kept.reviewed_at, kept.allowed, kept.reason = clock.now(), allowed, said
    kept.by_label = by.label if by is not None else ""
    kept.save(update_fields=["reviewed_at", "allowed", "reason", "by_label"])
    subject = (
        f"producers.product:{kept.product_id}"
        if kept.product_id
        else f"producers.producer:{kept.producer_id}"
    )
    trail.write(
        by,
        "producers.allow_claim" if allowed else "producers.refuse_claim",
        subject,
        area=kept.producer.area_id,
        summary=kept.product.name_th if kept.product else kept.producer.called,
        reason=said,
        words=", ".join(kept.words),
    )


def _note(rows: Any, *, of_product: bool) -> None:
    for piece in _pieces(rows):
        _write(piece, of_product=of_product)


def _pieces(rows: Any) -> Iterable[list[tuple[Any, ...]]]:
    piece: list[tuple[Any, ...]] = []
    for row in rows.iterator(chunk_size=BATCH):
        piece.append(row)
        if len(piece) == BATCH:
            yield piece
            piece = []
    if piece:
        yield piece


def _write(rows: Sequence[tuple[Any, ...]], *, of_product: bool) -> None:
    """Rows of key, producer, whether it is looked through, texts in the order of READ."""
    list_of_words, moment = words(), clock.now()
    found: dict[tuple[int, str], tuple[int, str, list[str]]] = {}
    for pk, producer, looked, *texts in rows:
        for field, text in zip(Told.values, texts, strict=True):
            if looked and (hits := list_of_words.found(text)):
                found[pk, field] = (producer, digest(text), hits)
    keys = [row[0] for row in rows]
    own = "product_id" if of_product else "producer_id"
    there = (
        Claim.objects.filter(product__in=listed(keys))
        if of_product
        else (Claim.objects.filter(producer__in=listed(keys), product=None))
    )
    known = {(getattr(row, own), row.field): row for row in there.select_for_update()}
    Claim.objects.filter(pk__in=[row.pk for one, row in known.items() if one not in found]).delete()
    for one, (_producer, print_of, hits) in found.items():
        row = known.get(one)
        if row is not None and (row.digest, row.words) != (print_of, hits):
            if row.digest != print_of:
                row.found_at, row.reviewed_at, row.allowed = moment, None, None
                row.reason = row.by_label = ""
            row.digest, row.words = print_of, hits
            row.save()
    Claim.objects.bulk_create(
        [
            Claim(
                producer_id=producer,
                product_id=pk if of_product else None,
                field=field,
                digest=print_of,
                words=hits,
                found_at=moment,
            )
            for (pk, field), (producer, print_of, hits) in found.items()
            if (pk, field) not in known
        ],
        batch_size=500,
    )
