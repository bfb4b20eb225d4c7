"""How those who keep pages follow the trail (`kit.pages.following`)."""

from collections.abc import Sequence

from django.db.models import Max, Q

from tidtam.ground.trail.models import Entry
from tidtam.kit.pages.following import Told, Trail

#: Entries by which no page changes: somebody was looked at, or is kept whom no record shows yet.
SILENT = frozenset(
    {"privacy.reveal_number", "privacy.export_person", "privacy.export_list", "privacy.keep_people"}
    | {"news.reveal_connection"}
)


def trail() -> Trail:
    return Trail(_newest, _after, _among)


def _newest() -> int:
    return int(Entry.objects.aggregate(newest=Max("id"))["newest"] or 0)


def _after(number: int, most: int) -> Sequence[Told]:
    found = Entry.objects.filter(id__gt=number).order_by("id")
    return [_told(*one) for one in found.values_list("id", "verb", "subject")[:most]]


def _among(ranges: Sequence[tuple[int, int]]) -> Sequence[Told]:
    inside = Q(pk__in=())
    for low, high in ranges:
        inside |= Q(id__gte=low, id__lte=high)
    return [_told(*one) for one in Entry.objects.filter(inside).values_list("id", "verb", "subject")]


def _told(number: int, verb: str, subject: str) -> Told:
    return Told(number, "" if verb in SILENT else subject)
