"""Each picture is held against the earlier ones of its province; what looks alike is shown to people."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import islice

from django.db import transaction

from tidtam.ground.files import alike
from tidtam.ground.files.looks import looks_of, thumbnail
from tidtam.ground.jobs.actions import start
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.thai import clean
from tidtam.work.followup import refusals
from tidtam.work.followup.models import Alike, Evidence
from tidtam.work.followup.no_person import no_person

KIND = "followup.compare"
MOST_LAID = 200  # pictures that are laid upon a new one, the nearest looks first
MOST_SHOWN = 20


def order_comparison() -> None:
    """Have what came be compared; one order that still waits is enough for all that comes before it begins."""
    if not Job.objects.filter(kind=KIND, state=Job.State.QUEUED).exists():
        start(KIND, by=None)


def compare(progress: Callable[[int, int], None] | None = None) -> int:
    """Hold every new picture against the earlier ones of its province; how many pairs look alike. Safe to run twice:
    the pictures are laid upon one another outside any transaction, and what came of it is written once.
    """
    known: dict[str, Known] = {}
    new = Evidence.objects.filter(compared=False).order_by("pk")
    waiting = list(new.select_related("file", "visit__area", "step__action__area"))
    found = 0
    for done, one in enumerate(waiting):
        if progress is not None:
            progress(done, len(waiting))
        province = one.area.pk[:2]
        if province not in known:
            known[province] = _known(province)
        look = looks_of([one.file.sha256]).get(one.file.sha256)
        found += _keep(one, list(islice(_alike(one, look, known[province]), MOST_SHOWN)))
        known[province].add(one, look)
    return found


@transaction.atomic
def settle_alike(pair: Alike, *, reason: str, by: User) -> Alike:
    """Say why two pictures may look alike; by who approves in both places, and with a reason that stays on record."""
    pair = Alike.objects.select_for_update().get(pk=pair.pk)
    reason = no_person(reason, "reason")
    if not all(by.may("approve", one.area.pk) for one in (pair.earlier, pair.later)):
        raise refusals.NotEntitled
    if pair.settled_at is not None:
        raise refusals.AlreadySettled
    if not clean(reason):
        raise refusals.ReasonMissing
    pair.settled_at, pair.settled_by, pair.reason = clock.now(), by.label, reason[:400]
    pair.save(update_fields=["settled_at", "settled_by", "reason"])
    write(
        by,
        "followup.settle_alike",
        f"followup.alike:{pair.pk}",
        area=pair.later.area.pk,
        summary=f"{pair.earlier.area.label} / {pair.later.area.label}",
        reason=pair.reason,
    )
    return pair


@dataclass
class Known:
    """The compared pictures of one province: content -> the evidence that shows it, and the look of each."""

    shown: defaultdict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    looks: dict[str, bytes] = field(default_factory=dict)

    def add(self, one: Evidence, look: bytes | None) -> None:
        self.shown[one.file.sha256].append(one)
        if look is not None:
            self.looks[one.file.sha256] = look


def _known(province: str) -> Known:
    known = Known()
    rows = list(Evidence.objects.of_area(province).filter(compared=True).select_related("file"))
    looks = looks_of({one.file.sha256 for one in rows})
    for one in rows:
        known.add(one, looks.get(one.file.sha256))
    return known


@transaction.atomic
def _keep(one: Evidence, pairs: list[Alike]) -> int:
    """The pairs, unless another worker was quicker."""
    if not Evidence.objects.filter(pk=one.pk, compared=False).update(compared=True):
        return 0
    Alike.objects.bulk_create(pairs, ignore_conflicts=True)
    return len(pairs)


def _alike(one: Evidence, look: bytes | None, known: Known) -> Iterator[Alike]:
    """The earlier pictures that look like this one, the likest first; those of the same visit or report are no news."""
    own = one.file.sha256
    for other in known.shown.get(own, ()):
        if _elsewhere(one, other):
            yield _pair(other, one, 100, same=True)
    if look is None:
        return
    near = [(alike.nearest(look, seen), sha256) for sha256, seen in known.looks.items() if sha256 != own]
    near = [(ways, sha256) for ways, sha256 in near if ways]
    image = thumbnail(own) if near else None
    for found, sha256 in nsmallest(MOST_LAID, near, key=lambda pair: pair[0][0].distance):
        others = [other for other in known.shown[sha256] if _elsewhere(one, other)]
        picture = thumbnail(sha256) if others else None
        if image is None or picture is None:
            continue
        likeness = alike.likeness(image, picture, found)
        if likeness >= alike.SAME:
            yield from (_pair(other, one, round(likeness * 100), same=False) for other in others)


def _elsewhere(one: Evidence, other: Evidence) -> bool:
    return (one.visit_id, one.step_id) != (other.visit_id, other.step_id)


def _pair(earlier: Evidence, later: Evidence, likeness: int, *, same: bool) -> Alike:
    same = same or earlier.file.original_sha256 == later.file.original_sha256
    return Alike(earlier=earlier, later=later, likeness=likeness, same_file=same, found_at=clock.now())
