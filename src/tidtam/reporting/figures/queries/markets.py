"""markets.vendors: who registered to sell at the Pracharat markets."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import within
from tidtam.reporting.figures.queries.labels import AREA_LEVELS
from tidtam.reporting.figures.queries.shape import VENDORS, Definition, Question
from tidtam.work.markets.models import Vendor


def _counted(question: Question) -> "QuerySet[Vendor]":
    """Registrants who have not withdrawn, now or at the moment that is asked for."""
    rows = Vendor.objects.filter(within(question.area, "area_id"))
    if question.known_at is None:
        return rows.filter(withdrawn_at__isnull=True)
    standing = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=question.known_at)
    return rows.filter(standing, recorded_at__lte=question.known_at)


def _value(question: Question) -> int:
    return _counted(question).count()


def _parts(question: Question) -> Mapping[Any, int]:
    rows = _counted(question).order_by()
    match question.by:
        case "vendor_kind":
            keyed = rows.annotate(key=F("kind"))
        case "market":
            keyed = rows.annotate(key=F("wishes")).exclude(key=None)
        case _:
            keyed = rows.annotate(key=Substr("area", 1, AREA_LEVELS[question.by or ""]))
    return dict(keyed.values_list("key").annotate(Count("pk")))


def _way(question: Question, key: str) -> str:
    """A larger area leads to its parts, everything else to the registrants themselves."""
    if question.by == "province":
        return question.url(area=key, by="district")
    if question.by == "district":
        return question.url(area=key, by="subdistrict")
    filters = {"vendor_kind": "kind", "market": "market"}
    asked = {"area": question.area, "standing": "yes"}
    asked[filters.get(question.by or "", "area")] = key
    return f"{reverse('markets:vendors')}?{urlencode(asked)}"


VENDORS_REGISTERED = Definition(
    name="markets.vendors",
    label=_("Pracharat market registrants"),
    unit=VENDORS,
    source=_("Register of the Pracharat markets"),
    dimensions=("province", "district", "subdistrict", "vendor_kind", "market"),
    value=_value,
    parts=_parts,
    way=_way,
    overlapping=frozenset({"market"}),
)
