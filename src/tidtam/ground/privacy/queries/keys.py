"""Which keys the sealed numbers need."""

from django.db.models import Count
from django.db.models.functions import Substr

from tidtam.ground.privacy.models import Person


def key_use() -> dict[str, int]:
    """How many numbers each key sealed, by the key's id; the one that sealed most first."""
    # A token is "1.KEYIDKEY.…", the id always of eight characters.
    rows = (
        Person.objects.exclude(number_sealed="")
        .values(key=Substr("number_sealed", 3, 8))
        .annotate(count=Count("pk"))
    )
    return {row["key"]: row["count"] for row in rows.order_by("-count", "key")}
