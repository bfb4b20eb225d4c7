"""Who may be asked to assess a product."""

from django.db.models import QuerySet

from tidtam.ground.people import roles
from tidtam.ground.people.models import Grant, User
from tidtam.registers.producers.models import ProducerMember, Product

READERS = sorted(role for role, verbs in roles.VERBS.items() if "view" in verbs)


def assessors_for(product: Product) -> QuerySet[User]:
    """Active people whose grant shows them the product's area, but none of the producer's own."""
    area = product.producer.area_id
    over = [area[:digits] for digits in (0, 2, 4, 6, 8) if digits <= len(area)]
    grants = Grant.objects.in_force().filter(role__in=READERS, area_id__in=over)
    members = ProducerMember.objects.filter(producer=product.producer_id)
    people = User.objects.filter(is_active=True, pk__in=grants.values("user_id"))
    return people.exclude(pk__in=members.values("user_id")).order_by("sort_key", "username")
