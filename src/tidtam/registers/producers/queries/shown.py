"""Which producers and products the public sees, as conditions of lists; and why one is not seen.

Every public page, paper and file of open data takes them through `queries.public`.
"""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Consent, Purpose
from tidtam.registers.producers.models import (
    Category,
    Claim,
    Producer,
    ProducerKind,
    Product,
    Shown,
    SubCategory,
)
from tidtam.registers.producers.models.showing import NAMES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def producer_q(path: str = "") -> Q:
    """Shown by somebody's word, registered now, no other one's twin; a sole owner only under a name that may be said.

    path: leads from the rows to the producer, with its two underscores.
    """
    named = Consent.objects.filter(
        person_id=OuterRef(f"{path}person_id"),
        purpose=Purpose.NAME,
        withdrawn_at=None,
        person__erased_at=None,
    )
    stands = Q(
        **{
            f"{path}shown_at__isnull": False,
            f"{path}registered_at__isnull": False,
            f"{path}struck_at__isnull": True,
            f"{path}merged_into__isnull": True,
        }
    )
    claimed = Claim.objects.closed().filter(producer_id=OuterRef(f"{path}pk"), product=None, field__in=NAMES)
    return stands & ~Q(Exists(claimed)) & (~Q(**{f"{path}kind": ProducerKind.SOLE}) | Q(Exists(named)))


def product_q() -> Q:
    """Made still, of a shown producer, not taken out, of a kind that may be shown, under a name that claims nothing."""
    claimed = Claim.objects.closed().filter(product_id=OuterRef("pk"), field__in=NAMES)
    return Q(ended_on=None) & allowed_q() & ~Q(Exists(claimed)) & producer_q("producer__")


def allowed_q() -> Q:
    """Said to be shown; or nothing said and of a public kind. A product without a sub-type is not of a public kind
    where its category has one that is not: it may be that one."""
    closed = SubCategory.objects.filter(public=False)
    kinds = Q(category__in=Category.objects.filter(public=True).values("pk")) & (
        Q(part__in=SubCategory.objects.filter(public=True).values("pk"))
        | Q(part=None) & ~Q(category__in=closed.values("category"))
    )
    return Q(showing=Shown.YES) | Q(showing=Shown.BY_KIND) & kinds


def why_not_producer(producer: Producer) -> list["StrOrPromise"]:
    """What stands against showing it, in words; empty where the public sees it."""
    found: list[StrOrPromise] = []
    if producer.merged_into_id is not None:
        found.append(_("It was merged into another producer."))
    if producer.registered_at is None or producer.struck_at is not None:
        found.append(_("It is not registered now."))
    if producer.shown_at is None:
        found.append(_("Nobody has said that it is shown."))
    if producer.kind == ProducerKind.SOLE and not may_be_named(producer):
        found.append(_("The owner has not agreed that the name is published."))
    if Claim.objects.closed().filter(producer=producer, product=None, field__in=NAMES).exists():
        found.append(_("Its name may claim to heal; an officer has to allow it."))
    return found


def may_be_named(producer: Producer) -> bool:
    """Whether the person's name may be published now."""
    if producer.person_id is None:
        return False
    return Consent.objects.filter(
        person_id=producer.person_id, purpose=Purpose.NAME, withdrawn_at=None, person__erased_at=None
    ).exists()


def why_not_product(product: Product, *, of_producer: bool = True) -> list["StrOrPromise"]:
    """The same of a product; what stands against its producer first, unless that is told elsewhere."""
    found = why_not_producer(product.producer) if of_producer else []
    if product.ended_on is not None:
        found.append(_("It is made no more."))
    if product.showing == Shown.NO:
        found.append(_("It was taken out of what is shown."))
    elif product.showing == Shown.BY_KIND and not Product.objects.filter(allowed_q(), pk=product.pk).exists():
        found.append(
            _("Products of this kind are not shown by themselves.")
            if product.part_id
            else _("Its sub-type is not said, and some of this category are not shown by themselves.")
        )
    if Claim.objects.closed().filter(product=product, field__in=NAMES).exists():
        found.append(_("Its name may claim to heal; an officer has to allow it."))
    return found
