"""Pictures as a page shows them: each with what does not fit, and with those that look alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from tidtam.ground.people.models import User
from tidtam.work.followup import standing
from tidtam.work.followup.models import Alike, Evidence, Visit, evidence_rules


@dataclass(frozen=True)
class Shot:
    """said: what does not fit. alike: how many other visits and reports show a picture like it, not yet settled. pair:
    the first of these that the reader may open, None where it is somebody else's to look into.
    """

    evidence: Evidence
    said: tuple[str, ...]
    alike: int
    pair: int | None


def shots(visit: Visit, evidence: Sequence[Evidence], user: User) -> list[Shot]:
    """The visit's pictures, in three questions however many there are."""
    rules = evidence_rules(visit.area_id)
    keys = {one.pk for one in evidence}
    unsettled = Alike.objects.unsettled().filter(Q(earlier__in=keys) | Q(later__in=keys))
    pairs = list(unsettled.order_by("pk").values_list("pk", "earlier_id", "later_id")) if keys else []
    shown = pairs and set(
        Alike.objects.open_to(user, "view")
        .filter(pk__in=[pair[0] for pair in pairs])
        .values_list("pk", flat=True)
    )
    found = []
    for one in evidence:
        own = [pair for pair in pairs if one.pk in pair[1:]]
        opens = next((pair[0] for pair in own if pair[0] in shown), None)
        found.append(Shot(one, tuple(standing.photo(one.file, visit, rules)), len(own), opens))
    return found


def _open(user: User, pairs: Sequence[int]) -> set[int]:
    """Those of which the reader may see both pictures."""
    rows = Alike.objects.open_to(user, "view").filter(pk__in=pairs)
    return set(rows.values_list("pk", flat=True)) if pairs else set()
