"""Whatever is done in whatever order: what is open stands on every following agenda of its body until it is closed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tidtam.ground.people.models import Holding, User
from tidtam.ground.people.tests.factories import make_post
from tidtam.kit import clock
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions import (
    Line,
    ask_later,
    call_meeting,
    change_meeting,
    drop_resolution,
    set_agenda,
    set_template,
)
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.models import Resolution
from tidtam.reporting.meetings.queries import as_of, carried
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.committee_machine import Asked, Resolved, Secretariat
from tidtam.work.followup import refusals as chain_refusals
from tidtam.work.followup.actions import change_due, drop, hand_over, report_done
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import make_visit

VILLAGES = ("40150604", "40150205", "40110101")
KINDS = ("assigned", "assigned", "agreed", "noted")
SHORT = [Line("minutes", "รับรองรายงาน"), Line("follow_up", "เรื่องสืบเนื่อง"), Line("to_decide", "พิจารณา")]
whole = st.integers(0, 10_000)


class Committee(Secretariat):
    """Everybody may try anything at any time."""

    @rule(days=st.integers(0, 25))
    def time_passes(self, days):
        self.now += timedelta(days=days, hours=3)

    @rule(days=st.integers(1, 30))
    def call_the_next(self, days):
        last = self.committee.meetings.first()
        with self.today():
            call_meeting(
                self.committee,
                starts_at=max(last.starts_at, self.now) + timedelta(days=days),
                place_th=factories.PLACE,
                chair=self.chair,
                by=self.secretary,
            )

    @rule(days=st.integers(-80, 0))
    def write_down_one_that_was_held(self, days):
        """Between, before or after those that are there; also on the very moment of another."""
        with self.today():
            try:
                call_meeting(
                    self.committee,
                    starts_at=factories.FIRST_DAY + timedelta(days=days + 60),
                    place_th=factories.PLACE,
                    chair=self.chair,
                    number=next(self.names) % 9 + 1,
                    was_held=True,
                    by=self.secretary,
                )
            except refusals.Refused:
                return

    @rule(which=whole, days=st.integers(-20, 20))
    def move_one(self, which, days):
        rows = list(self.committee.meetings.all())
        meeting = rows[which % len(rows)]
        with self.today():
            try:
                change_meeting(
                    meeting,
                    starts_at=meeting.starts_at + timedelta(days=days),
                    place_th=factories.PLACE,
                    chair=self.chair,
                    by=self.secretary,
                )
            except refusals.Refused:
                return

    @rule(which=whole, lines=st.sampled_from([[], SHORT, SHORT[:1]]))
    def change_the_agenda(self, which, lines):
        rows = list(self.committee.meetings.all())
        with self.today():
            for change in (
                lambda: set_template(self.committee, lines, by=self.secretary),
                lambda: set_agenda(rows[which % len(rows)], lines, by=self.secretary),
            ):
                try:
                    change()
                except refusals.Refused:
                    continue

    @precondition(lambda self: self.held())
    @rule(which=whole, kind=st.sampled_from(KINDS), villages=st.sets(st.sampled_from(VILLAGES), max_size=2))
    def resolve(self, which, kind, villages):
        meeting = self.held()[which % len(self.held())]
        item = meeting.agenda.last().number
        with self.today():
            asks = [
                factories.make_ask(code, due_on=clock.today() + timedelta(days=20))
                for code in sorted(villages)
            ]
            made = factories.make_resolution(
                meeting, *asks, item=item, kind=kind, text=f"มติ {next(self.names)}", by=self.secretary
            )
        own = Resolved(made.pk, meeting.starts_at, self.now, kind == "assigned")
        own.asked = [
            Asked(row.action_id, row.action.created_at) for row in made.made.select_related("action")
        ]
        self.resolved.append(own)

    @precondition(lambda self: self.resolved)
    @rule(which=whole, village=st.sampled_from(VILLAGES))
    def name_somebody_later(self, which, village):
        own = self.resolved[which % len(self.resolved)]
        resolution = Resolution.objects.get(pk=own.key)
        known = {one.action for one in own.asked}
        with self.today():
            ask = factories.make_ask(village, due_on=clock.today() + timedelta(days=20))
            try:
                ask_later(resolution, [ask], by=self.secretary)
            except refusals.Refused:
                return
        own.asked += [
            Asked(row.action_id, row.action.created_at)
            for row in resolution.made.select_related("action")
            if row.action_id not in known
        ]

    @precondition(lambda self: self.resolved)
    @rule(which=whole, reason=st.sampled_from(["", "ครม. มีมติใหม่"]))
    def drop_a_resolution(self, which, reason):
        own = self.resolved[which % len(self.resolved)]
        with self.today():
            try:
                drop_resolution(Resolution.objects.get(pk=own.key), reason=reason, by=self.secretary)
            except refusals.Refused:
                return
        own.dropped = self.now

    @precondition(lambda self: self.unfinished())
    @rule(which=whole)
    def report(self, which):
        with self.today():
            for action in self.some(which):
                officer = self.officers[0 if action.area_id.startswith("4015") else 1]
                try:
                    report_done(action, note="เสร็จแล้ว", by=User.objects.get(pk=officer.pk))
                except chain_refusals.Refused:
                    continue

    @precondition(lambda self: self.unfinished())
    @rule(which=whole, answer=st.sampled_from(["fine", "fine", "not_fine"]), with_photo=st.booleans())
    def visit(self, which, answer, with_photo):
        asked = self.unfinished()[which % len(self.unfinished())]
        action = Action.objects.get(pk=asked.action)
        with self.today():
            try:
                make_visit(
                    (action, answer, "เห็นกับตา"),
                    village=action.area_id,
                    leader=User.objects.get(pk=self.follower.pk),
                    photos=[self.photo] if with_photo else [],
                )
            except chain_refusals.Refused:
                return
        if Action.objects.get(pk=action.pk).state == "confirmed":
            asked.closed = self.now

    @precondition(lambda self: self.unfinished())
    @rule(which=whole, reason=st.sampled_from(["", "ย้ายหมู่บ้าน"]))
    def drop_a_matter(self, which, reason):
        asked = self.unfinished()[which % len(self.unfinished())]
        with self.today():
            try:
                drop(Action.objects.get(pk=asked.action), reason=reason, by=self.province)
            except chain_refusals.Refused:
                return
        asked.closed = self.now

    @precondition(lambda self: self.unfinished())
    @rule(which=whole)
    def put_off(self, which):
        with self.today():
            for action in self.some(which):
                change_due(action, due_on=clock.today() + timedelta(days=40), reason="ฝนตก", by=self.province)

    @rule(back=st.booleans())
    def transfer_a_post(self, back):
        """Of the doer's post: to another person, or everything it does to another post and back."""
        ours, another = make_post("cdd-4015"), make_post("chief-4015", name_th="นายอำเภอหนองสองห้อง")
        giver, taker = (another, ours) if back else (ours, another)
        with self.today():
            try:
                hand_over(giver, taker, note="โยกย้ายประจำปี", by=self.province)
            except chain_refusals.Refused:
                today = clock.today()
                Holding.objects.filter(post=ours, ends_on=None).exclude(starts_on=today).update(ends_on=today)

    @precondition(lambda self: self.resolved)
    @rule()
    def the_other_body_meets(self):
        with self.today():
            last = self.other.meetings.first()
            starts_at = max(self.now, last.starts_at if last else self.now) + timedelta(days=3)
            made = call_meeting(
                self.other, starts_at=starts_at, place_th=factories.PLACE, chair=self.chair, by=None
            )
            assert carried(made, as_of(made)) == ()

    @invariant()
    def what_is_open_stands_on_every_following_agenda(self):
        with clock.frozen(self.now):
            for meeting in self.committee.meetings.all():
                at = as_of(meeting)
                parts = {part.resolution.pk: part for part in carried(meeting, at)}
                for own in self.resolved:
                    if own.starts_at < meeting.starts_at and own.recorded <= at and own.is_open(at):
                        assert own.key in parts, f"{own} is missing from {meeting} as of {at}"
                        shown = {one.action.pk for one in parts[own.key].actions}
                        still = {
                            one.action
                            for one in own.asked
                            if one.since <= at and not (one.closed and one.closed <= at)
                        }
                        assert still <= shown

    @invariant()
    def every_agenda_has_the_item_on_which_it_stands(self):
        with clock.frozen(self.now):
            newest = self.committee.meetings.first()
            assert "follow_up" in [row["kind"] for row in agenda_rows(newest, as_of(newest))]
            assert len(carried_rows(newest, as_of(newest))) == len(carried(newest, as_of(newest)))

    @invariant()
    def the_machine_remembers_rightly(self):
        for own in self.resolved:
            for one in own.asked:
                assert Action.objects.get(pk=one.action).is_closed == (one.closed is not None)


@pytest.mark.django_db
def test_what_is_open_stands_on_every_following_agenda(tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        run_state_machine_as_test(
            Committee,
            settings=settings(
                max_examples=25,
                stateful_step_count=14,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
