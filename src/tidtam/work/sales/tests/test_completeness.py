"""No rate passes 100 %, whatever happens, and every count is what a slow replay of everything that was told says."""

from collections import defaultdict
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import StepRow, record_registration_step
from tidtam.registers.producers.actions.duplicates import merge_producers, undo_merge
from tidtam.registers.producers.models import Merge, Producer, month_bounds
from tidtam.registers.producers.tests.factories import ROUND, make_producer
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow
from tidtam.work.sales.models import Pause, Report
from tidtam.work.sales.queries.deadlines import deadlines, usual_due_day
from tidtam.work.sales.queries.names import Answer, named
from tidtam.work.sales.queries.reporting import Completeness, by_key, completeness, summed
from tidtam.work.sales.tests.factories import make_channels

BEGIN = datetime(2018, 4, 2, 9, 0, tzinfo=BANGKOK)
MONTHS = [date(2018, 2, 1), date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)]
PLACES = ["40150808", "40150801", "40250501"]

DEEDS = ["register", "strike", "pause", "withdraw", "report", "back", "send", "return", "merge", "undo"]
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(DEEDS),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


class Replay:
    """Everything that was told, and what follows from it, counted the slow way."""

    def __init__(self) -> None:
        self.states: defaultdict[tuple[int, date], list[tuple[datetime, str]]] = defaultdict(list)
        self.nil: dict[tuple[int, date], bool] = {}

    def sent(self, producer: int, month: date, moment: datetime) -> tuple[bool, str, datetime] | None:
        """(nil, state, when it came) of a report that stood as sent at the moment."""
        known = [(at, state) for at, state in self.states[producer, month] if at <= moment]
        if not known or known[-1][1] == "draft":
            return None
        drafts = [place for place, (_at, state) in enumerate(known) if state == "draft"]
        came = known[drafts[-1] + 1][0] if drafts else known[0][0]
        return self.nil[producer, month], known[-1][1], came

    def count(self, month: date, moment: datetime) -> dict[str, Completeness]:
        """By place, over the producers that count at the moment."""
        rows = {row.pk: row for row in Producer.objects.all()}
        merges = [
            m for m in Merge.objects.all() if m.at <= moment and (m.undone_at is None or m.undone_at > moment)
        ]
        into = {m.gone_id: m.kept_id for m in merges}
        together: defaultdict[int, list[int]] = defaultdict(list)
        for key in rows:
            kept = key
            while kept in into:
                kept = into[kept]
            together[kept].append(key)
        found: defaultdict[str, Completeness] = defaultdict(Completeness)
        for kept, keys in together.items():
            active = [key for key in keys if self.active(rows[key], month, moment)]
            if not active:
                continue
            rests = self.rests(kept, month, moment) or all(self.rests(key, month, moment) for key in active)
            told = [one for key in keys if (one := self.sent(key, month, moment))]
            line = Completeness(resting=1) if rests else Completeness(expected=1)
            if told and not rests:
                shown = self.sent(kept, month, moment) or told[0]
                line = line._replace(
                    sent=1,
                    nil=int(all(nil for nil, _state, _at in told)),
                    returned=int(shown[1] == "returned"),
                    late=int(min(at for _nil, _state, at in told) >= clock.end_of(usual_due_day(month))),
                )
            found[rows[kept].area_id] = found[rows[kept].area_id].and_(line)
        return dict(found)

    def active(self, row: Producer, month: date, moment: datetime) -> bool:
        starts, ends = month_bounds(month)
        if row.registered_at is None or row.registered_at > moment or row.registered_at >= ends:
            return False
        return row.struck_at is None or row.struck_at > moment or row.struck_at >= starts

    def rests(self, key: int, month: date, moment: datetime) -> bool:
        return any(
            row.recorded_at <= moment
            and (row.withdrawn_at is None or row.withdrawn_at > moment)
            and row.first <= month
            and (row.last is None or month <= row.last)
            for row in Pause.objects.filter(producer=key)
        )


def play(events, replay: Replay) -> list[datetime]:
    """Do what the events say, where it can be done; the moments between them."""
    make_channels()
    producers = [make_producer(PLACES[n % 3], state="registered" if n < 4 else "") for n in range(6)]
    moments = []
    for number, (kind, one, other, place) in enumerate(events):
        moment = BEGIN + timedelta(days=6 * number)
        with clock.frozen(moment):
            _do(kind, producers[one], producers[other], MONTHS[place], replay, moment)
        moments.append(moment)
    return moments


def _do(kind, one, other, month, replay, moment):
    one.refresh_from_db()
    other.refresh_from_db()
    report = Report.objects.filter(producer=one, month=month).first()
    if kind == "register" and one.registered_at is None:
        record_registration_step(StepRow(one.pk, ROUND, "registered", moment), by=None)
    elif kind == "strike" and one.registered_at and one.struck_at is None and one.registered_at < moment:
        record_registration_step(StepRow(one.pk, ROUND, "cancelled", moment), by=None)
    elif kind == "pause" and one.merged_into_id is None:
        last = None if other.pk % 2 else month
        if not Pause.objects.filter(producer=one, withdrawn_at=None).exists():
            actions.pause(one, first=month, last=last, reason="พักการผลิต", by=None)
    elif kind == "withdraw" and (paused := Pause.objects.filter(producer=one, withdrawn_at=None).first()):
        actions.withdraw_pause(paused, reason="ผลิตต่อ", by=None)
    elif kind == "report" and report is None and replay.active(one, month, moment) and month <= moment.date():
        nil = bool(other.pk % 2)
        row = NilReport(one.pk, month) if nil else SaleRow(None, month, "unsplit", 5_00, producer=one.pk)
        state = "draft" if other.pk % 3 == 0 else "submitted"
        actions.record_sales([row], by=None, state=state)
        replay.nil[one.pk, month] = nil
        replay.states[one.pk, month].append((moment, state))
    elif kind in {"back", "send", "return"} and report is not None:
        step, before, after = {
            "back": ("withdraw", {"submitted", "returned"}, "draft"),
            "send": ("submit", {"draft", "returned"}, "submitted"),
            "return": ("return", {"submitted"}, "returned"),
        }[kind]
        if report.state in before:
            actions.take_step(step, [report.pk], by=None, reason="ตรวจแล้ว")
            replay.states[one.pk, month].append((moment, after))
    elif kind == "merge" and one != other and one.merged_into_id is None and other.merged_into_id is None:
        merge_producers(one, other, reason="ซ้ำ", by=None)
    elif kind == "undo" and (merge := Merge.objects.filter(undone_at=None).order_by("-at", "-pk").first()):
        undo_merge(merge, reason="คนละกลุ่ม", by=None)


def agree(replay: Replay, moment: datetime, known_at: datetime | None) -> None:
    cells = completeness(within("40", "area_id"), 8, MONTHS, known_at)
    short = completeness(within("", "area_id"), 8, MONTHS, known_at, short=True)
    for month in MONTHS:
        right = {key: row for key, row in replay.count(month, moment).items() if any(row)}
        assert {key: row for (key, of), row in cells.items() if of == month} == right, (month, known_at)
        assert {
            key: (row.sent, row.expected) for (key, of), row in short.items() if of == month and row.expected
        } == {key: (row.sent, row.expected) for key, row in right.items() if row.expected}
        names = named(Producer.objects.all(), month, known_at, deadlines("", [month]))
        whole = summed({(key, month): row for key, row in right.items()})
        told = list(names.values_list("answer", "late", "returned"))
        counted = [answer for answer, _late, _returned in told]
        assert counted.count(Answer.MISSING) == whole.missing, (month, known_at)
        assert counted.count(Answer.NIL) == whole.nil
        assert counted.count(Answer.NIL) + counted.count(Answer.REPORTED) == whole.sent
        assert counted.count(Answer.RESTING) == whole.resting
        expected = [row for row in told if row[0] in (Answer.NIL, Answer.REPORTED)]
        assert sum(late for _answer, late, _returned in expected) == whole.late
        assert sum(returned for _answer, _late, returned in expected) == whole.returned
    assert all(row.sent <= row.expected and row.rate <= 10_000 for row in by_key(cells).values())


@pytest.mark.django_db
@given(events=EVENTS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_sequence_counts_as_a_slow_replay_does_now_and_at_every_moment(events):
    with transaction.atomic():
        replay = Replay()
        moments = play(events, replay)
        last = moments[-1] + timedelta(days=1)
        with clock.frozen(last):
            agree(replay, last, None)
            for moment in [BEGIN - timedelta(days=1), *moments[::3]]:
                agree(replay, moment, moment)
        transaction.set_rollback(True)
