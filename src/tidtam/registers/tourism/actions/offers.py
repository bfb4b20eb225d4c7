"""What a village offers: added, changed, copied as a draft."""

from django.db import transaction

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.review.steps import require_seen, sign, touch
from tidtam.registers.tourism.actions.drafts import copy_children, copy_content, working
from tidtam.registers.tourism.actions.rules import require_edit, write
from tidtam.registers.tourism.content import OfferRow, fill_offer, offer_row
from tidtam.registers.tourism.models import Offer, OfferDate, VillagePage


@transaction.atomic
def add_offer(page: VillagePage, row: OfferRow, *, by: Actor | None) -> Offer:
    """Put what a village offers on its page, a draft at first."""
    require_edit(page, by)
    now = clock.now()
    offer = Offer(page=page.draft_of or page, created_at=now, changed_at=now)
    fill_offer(offer, row)
    sign(offer, by)
    offer.save(force_insert=True)
    _keep_dates(offer, row)
    write(offer, "add_offer", by, kind=offer.kind)
    return offer


@transaction.atomic
def change_offer(offer: Offer, row: OfferRow, *, version: int, by: Actor | None) -> Offer:
    """Change what is said; of a public offer a draft beside it. version: the one that the person saw."""
    require_edit(offer, by)
    kept = working(offer, by)
    require_seen(kept, version)
    before = offer_row(kept)
    fill_offer(kept, row)
    kept.save()
    _keep_dates(kept, row)
    after = offer_row(Offer.objects.select_related("page", "product").get(pk=kept.pk))
    changed = [name for name in OfferRow._fields if getattr(after, name) != getattr(before, name)]
    if changed:
        touch(kept, by)
        kept.save()
        write(kept, "change_offer", by, changed=changed)
    return kept


@transaction.atomic
def copy_offer(offer: Offer, page: VillagePage, *, by: Actor | None) -> Offer:
    """Begin a like offer in that village: what is said and its pictures, as a draft."""
    require_edit(offer, by)
    require_edit(page, by)
    now = clock.now()
    made = Offer(page=page.draft_of or page, created_at=now, changed_at=now, state=State.DRAFT)
    copy_content(offer, made)
    if made.product is not None and not page.code.startswith(made.product.producer.area_id[:6]):
        made.product = None
    sign(made, by)
    made.save(force_insert=True)
    copy_children(offer, made)
    write(made, "add_offer", by, kind=made.kind, like=offer.pk)
    return made


def _keep_dates(offer: Offer, row: OfferRow) -> None:
    offer.dates.all().delete()
    if offer.recurs:
        OfferDate.objects.bulk_create([OfferDate(offer=offer, **day._asdict()) for day in row.dates])
