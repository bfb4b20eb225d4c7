"""producers.registered when producers turn out to be one, and when that turns out to be wrong."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import actions as register
from tidtam.registers.producers.actions import StepRow
from tidtam.registers.producers.actions.duplicates import merge_producers, undo_merge
from tidtam.registers.producers.models import Merge, Producer
from tidtam.registers.producers.tests.factories import ROUND, make_producer, make_product
from tidtam.reporting.figures.queries import figure

pytestmark = pytest.mark.django_db

START = datetime(2018, 1, 5, 9, 0, tzinfo=BANGKOK)
DAY = timedelta(days=1)


def count(area: str = "40", **asked) -> int:
    return figure("producers.registered", area=area, round=ROUND, **asked).value


def parts(by: str, area: str = "40", **asked) -> dict[str, int]:
    rows = figure("producers.registered", area=area, round=ROUND, by=by, **asked).rows
    return {row.key: row.value for row in rows if row.value}


def test_before_the_merge_after_it_and_after_it_was_undone():
    gone, kept = make_producer("40150808", kind="sme"), make_producer("40150808")
    with clock.frozen(START):
        merge = merge_producers(gone, kept, reason="ซ้ำ", by=None)
        assert (count(), parts("kind")) == (1, {"group": 1})
    with clock.frozen(START + 10 * DAY):
        undo_merge(merge, reason="คนละกลุ่ม", by=None)
        assert (count(), parts("kind")) == (2, {"group": 1, "sme": 1})
    with clock.frozen(START + 20 * DAY):
        assert count(known_at=START - DAY) == 2
        assert count(known_at=START + DAY) == 1
        assert parts("kind", known_at=START + DAY) == {"group": 1}
        assert count(known_at=START + 11 * DAY) == 2


def test_one_that_came_from_another_district_counts_where_the_kept_one_is():
    gone, kept = make_producer("402505"), make_producer("40150808", state="")
    make_product(gone, category="food")
    make_product(kept, category="fabric")
    assert parts("district") == {"4025": 1}
    with clock.frozen(START):
        merge_producers(gone, kept, reason="ย้ายอำเภอ", by=None)
        assert (count("4025"), count("4015"), parts("district")) == (0, 1, {"4015": 1})
        assert parts("category") == {"food": 1, "fabric": 1}  # what came with it is made by it too
        assert parts("district", known_at=START - DAY) == {"4025": 1}


def test_a_chain_counts_once_and_by_its_end():
    a, b, c = (make_producer("40150808", kind=kind) for kind in ("group", "sole", "sme"))
    with clock.frozen(START):
        first = merge_producers(a, b, reason="ซ้ำ", by=None)
    with clock.frozen(START + DAY):
        merge_producers(b, c, reason="ซ้ำ", by=None)
        assert parts("kind") == {"sme": 1}
        assert parts("kind", known_at=START) == {"sole": 1, "sme": 1}
    with clock.frozen(START + 2 * DAY):
        undo_merge(first, reason="ผิด", by=None)
        assert parts("kind") == {"group": 1, "sme": 1}


@dataclass
class Replay:
    """The same told in plain Python: who points at whom after each day."""

    pointing: dict[int, int] = field(default_factory=dict)
    days: list[dict[int, int]] = field(default_factory=list)

    def root(self, key: int, pointing: dict[int, int]) -> int:
        return self.root(pointing[key], pointing) if key in pointing else key

    def counted(self, day: int, registered: list[bool]) -> set[int]:
        return {self.root(key, self.days[day]) for key, counts in enumerate(registered) if counts}


AREAS, KINDS = ["40150808", "40250505", "40150604"] * 2, ["group", "sole", "sme", "sole", "group", "sme"]
STEP = st.tuples(st.integers(0, 5), st.integers(0, 5))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=10), registered=st.lists(st.booleans(), min_size=6, max_size=6))
def test_any_course_of_merges_and_undoings_counts_as_a_replay_does(db, steps, registered):
    with transaction.atomic():
        _play(steps, registered)
        transaction.set_rollback(True)


def _play(steps: list[tuple[int, int]], registered: list[bool]) -> None:
    made = [
        make_producer(area, kind=kind, state="registered" if told else "draft")
        for area, kind, told in zip(AREAS, KINDS, registered, strict=True)
    ]
    replay = Replay()
    for number, (one, other) in enumerate(steps):
        with clock.frozen(START + number * DAY):
            _step(replay, made, one, other)
        replay.days.append(dict(replay.pointing))
    with clock.frozen(START + 30 * DAY):
        for day in range(len(steps)):
            roots = replay.counted(day, registered)
            known = {"known_at": START + day * DAY + timedelta(hours=1)}
            assert count(**known) == len(roots)
            assert parts("kind", **known) == Counter(KINDS[key] for key in roots)
            assert parts("district", **known) == Counter(AREAS[key][:4] for key in roots)
        if steps:
            assert count() == count(**known)


def _step(replay: Replay, made: list[Producer], one: int, other: int) -> None:
    """Merge the two where both stand; undo what the first was merged by where it went already."""
    if one in replay.pointing:
        undo_merge(Merge.objects.get(gone=made[one], undone_at=None), reason="ผิด", by=None)
        del replay.pointing[one]
    elif one != other and other not in replay.pointing:
        merge_producers(made[one], made[other], reason="ซ้ำ", by=None)
        replay.pointing[one] = other


def test_a_registration_of_both_counts_once_in_each_round():
    gone, kept = make_producer("40150808"), make_producer("40150808")
    later = datetime(2018, 1, 3, tzinfo=BANGKOK)
    register.record_registration_step(StepRow(gone.pk, "2561-2", "registered", later), by=None)
    with clock.frozen(START):
        merge_producers(gone, kept, reason="ซ้ำ", by=None)
        assert count() == 1
        assert figure("producers.registered", area="40", round="2561-2").value == 1
