"""Whatever anybody does in whatever order: the doer never confirms, and what is confirmed has evidence."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tidtam.ground.people.models import Holding, User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import change_due, drop, report_done
from tidtam.work.followup.models import Action, ActionState, Answer, Evidence, Step
from tidtam.work.followup.tests.factories import NOW, make_action, make_photo, make_visit

PEOPLE = ("doer", "follower", "province", "neighbour", "executive")
people = st.sampled_from(PEOPLE)


class Chain(RuleBasedStateMachine):
    """Five people, one action; each may try anything, and the rules say what comes of it."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.day = 0
        self.confirmed_by = None

    def teardown(self):
        """Nothing of one example is left for the next."""
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize()
    def begin(self):
        self.people = {
            "doer": make_user("district", "4015"),
            "follower": make_user("assigned", "40"),
            "province": make_user("province", "40"),
            "neighbour": make_user("district", "4025"),
            "executive": make_user("executive", "40"),
        }
        make_post("cdd-4015", holder=self.people["doer"])
        make_post("deputy-40", holder=self.people["follower"])
        self.photo = make_photo()
        with self.at_day():
            self.action = make_action(by=self.person("province"))
        self.did_it = {"doer"}

    def at_day(self):
        return clock.frozen(NOW + timedelta(days=self.day))

    def person(self, name: str) -> User:
        return User.objects.get(pk=self.people[name].pk)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days):
        self.day += days

    @rule(who=people)
    def report(self, who):
        with self.at_day():
            try:
                report_done(self.action, note="เสร็จแล้ว", by=self.person(who))
                self.did_it.add(who)
            except refusals.Refused:
                return

    @rule(
        leader=people,
        by=people,
        answer=st.sampled_from(Answer.values),
        with_photo=st.booleans(),
        days_ago=st.integers(0, 3),
    )
    def visit(self, leader, by, answer, with_photo, days_ago):
        with self.at_day():
            try:
                make_visit(
                    (self.action, answer, "เห็นกับตา"),
                    leader=self.person(leader),
                    by=self.person(by),
                    photos=[self.photo] if with_photo else [],
                    visited_at=clock.now() - timedelta(days=days_ago),
                )
            except refusals.Refused:
                return

    @rule(leader=people, by=people)
    def try_to_confirm(self, leader, by):
        """With everything that confirming needs, but perhaps not the right person."""
        with self.at_day():
            try:
                make_visit(
                    (self.action, "fine", ""),
                    leader=self.person(leader),
                    by=self.person(by),
                    photos=[self.photo],
                )
            except refusals.Refused:
                return

    @rule(to=people)
    def hand_over(self, to):
        """The yearly transfer: the doer's post goes to another."""
        with self.at_day():
            today = clock.today()
            Holding.objects.filter(post__code="cdd-4015", ends_on=None).update(ends_on=today)
            Holding.objects.create(post=make_post("cdd-4015"), user=self.people[to], starts_on=today)
        self.did_it.add(to)

    @rule(who=people)
    def put_off(self, who):
        with self.at_day():
            try:
                later = clock.today() + timedelta(days=30)
                change_due(self.action, due_on=later, reason="ฝนตก", by=self.person(who))
            except refusals.Refused:
                return
            assert who not in self.did_it, f"{who} does it and moved its day"

    @rule(who=st.sampled_from(["executive", "neighbour", "follower"]))
    def drop_without_right(self, who):
        with self.at_day():
            try:
                drop(self.action, reason="ไม่ทำแล้ว", by=self.person(who))
            except refusals.Refused:
                return
            raise AssertionError(f"{who} may not drop it")

    @invariant()
    def who_did_it_never_confirmed(self):
        doers = {self.people[name].pk for name in self.did_it}
        for step in Step.objects.filter(action=self.action, state=ActionState.CONFIRMED).select_related(
            "visit"
        ):
            # Taking the post over later does not undo what was right when it was confirmed.
            if self.confirmed_by is None:
                self.confirmed_by = (step.visit.leader_id, step.visit.recorded_by_id)
                assert not doers & set(self.confirmed_by)

    @invariant()
    def what_is_confirmed_was_reported_and_has_evidence(self):
        for step in Step.objects.filter(state=ActionState.CONFIRMED):
            assert Evidence.objects.filter(visit=step.visit).exists()
            assert Step.objects.filter(
                action=step.action, state=ActionState.REPORTED, id__lt=step.pk
            ).exists()

    @invariant()
    def the_last_step_is_the_state(self):
        action = Action.objects.get(pk=self.action.pk)
        assert action.steps.order_by("id").last().state == action.state


def test_no_sequence_of_acts_lets_the_doer_confirm():
    run_state_machine_as_test(
        Chain,
        settings=settings(
            max_examples=40, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
