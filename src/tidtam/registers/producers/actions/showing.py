"""What the public sees of the register: shown by somebody's word, taken back at once."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.among import listed
from tidtam.registers.producers.actions.rules import refused, require_described, require_open
from tidtam.registers.producers.models import Producer, ProducerKind, Product, Showing, Shown
from tidtam.registers.producers.queries.shown import allowed_q, may_be_named
from tidtam.registers.producers.refusals import NotEntitled, OwnerNotNamed


@transaction.atomic
def show_producer(producer: Producer, *, how: str, by: Actor | None) -> Showing:
    """Show it to the public from now on, with what else is allowed. how: the way in which it agreed, for the proof.

    A sole owner's producer is a person under another name: the owner has to allow the name first.
    """
    kept = _held(producer, by)
    told = _how(how)
    if kept.kind == ProducerKind.SOLE and not may_be_named(kept):
        raise OwnerNotNamed
    standing = kept.showings.filter(until=None).first()
    if standing is not None:
        return standing
    made = Showing.objects.create(
        producer=kept, since=clock.now(), how=told, by_label=by.label if by is not None else ""
    )
    Producer.objects.filter(pk=kept.pk).update(shown_at=made.since)
    _entry(by, "producers.show_producer", kept)
    return made


@transaction.atomic
def show_producers(keys: Collection[int], *, how: str, by: Actor | None, at: datetime | None = None) -> int:
    """The same of many, taken over from papers; those that are shown, and sole owners who allow no name, are left.

    How many are new.
    """
    told, moment = _how(how), at or clock.now()
    rows = list(Producer.objects.select_for_update().filter(pk__in=listed(keys), shown_at=None))
    require_open(by, "edit", {row.area_id for row in rows})
    rows = [row for row in rows if row.kind != ProducerKind.SOLE or may_be_named(row)]
    label = by.label if by is not None else ""
    Showing.objects.bulk_create(
        [Showing(producer=row, since=moment, how=told, by_label=label) for row in rows], batch_size=1000
    )
    Producer.objects.filter(pk__in=listed(row.pk for row in rows)).update(shown_at=moment)
    if rows:
        area = common_area(row.area_id for row in rows)
        trail.write(by, "producers.show_producers", "producers.producer:many", area=area, rows=len(rows))
    return len(rows)


@transaction.atomic
def hide_producer(producer: Producer, *, how: str, by: Actor | None) -> None:
    """The public sees it no more from the next page on, nor anything that it makes. how: who asked for it, and why."""
    kept = _held(producer, by)
    told = _how(how)
    if kept.shown_at is None:
        return
    end_showing(kept, how=told, by=by)
    _entry(by, "producers.hide_producer", kept)


def end_showing(producer: Producer, *, how: str, by: Actor | None) -> None:
    """In the caller's transaction, without an entry of its own."""
    for standing in Showing.objects.filter(producer=producer, until=None):
        standing.until = max(clock.now(), standing.since)
        standing.until_how, standing.until_by = how, by.label if by is not None else ""
        standing.save(update_fields=["until", "until_how", "until_by"])
    Producer.objects.filter(pk=producer.pk).update(shown_at=None)


@transaction.atomic
def set_showing(product: Product, showing: str, *, reason: str = "", by: Actor | None) -> None:
    """Take one product out of what is shown, or put it back; what its kind would not show only an officer shows."""
    found = Product.objects.select_for_update(of=("self",)).select_related("producer")
    kept = found.get(pk=product.pk)
    require_described(by, kept.producer)
    wanted = Shown(showing)
    if wanted == kept.showing:
        return
    if wanted == Shown.YES:
        by_kind = Product.objects.filter(allowed_q(), pk=kept.pk, showing=Shown.BY_KIND)
        officer = by is None or by.may("edit", kept.producer.area_id)
        if not officer and not by_kind.exists():
            raise NotEntitled
        if not by_kind.exists() and not thai.clean(reason):
            raise refused(
                "reason", _("Products of this kind are not shown by themselves: say why this one is.")
            )
    before, kept.showing = kept.showing, wanted
    kept.save(update_fields=["showing"])
    trail.write(
        by,
        "producers.set_showing",
        f"producers.product:{kept.pk}",
        area=kept.producer.area_id,
        summary=kept.name_th,
        reason=thai.clean(reason)[:200],
        changes={"showing": [before, str(wanted)]},
    )


def _held(producer: Producer, by: Actor | None) -> Producer:
    kept = Producer.objects.select_for_update().get(pk=producer.pk)
    require_described(by, kept)
    if kept.merged_into_id is not None:
        raise refused("how", _("This producer was merged into another one."))
    return kept


def _how(how: str) -> str:
    told = thai.clean(how)[:200]
    if not told:
        raise refused("how", _("Say how this was agreed; it is kept for the proof."))
    return told


def _entry(by: Actor | None, verb: str, producer: Producer) -> None:
    """How it was said may name somebody: it stays with the showing."""
    trail.write(by, verb, f"producers.producer:{producer.pk}", area=producer.area_id, summary=producer.called)
