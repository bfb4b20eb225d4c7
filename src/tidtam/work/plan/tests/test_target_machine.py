"""Whatever anybody does in whatever order: done is only what has the evidence of its kind, seen by others."""

from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tidtam.ground.people.models import Holding, User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.kit.actor import Holder
from tidtam.work.plan.actions import change_target, confirm_target, drop_target
from tidtam.work.plan.models import Confirmation, Target, TargetPhoto, WorkStep
from tidtam.work.plan.refusals import Refused
from tidtam.work.plan.tests.money import NOW
from tidtam.work.plan.tests.works import POINT, VILLAGE, fresh, make_target, photo, report, row

PEOPLE = ("doer", "officer", "visitor", "sheriff", "neighbour")
people = st.sampled_from(PEOPLE)
places = st.lists(st.sampled_from([POINT, POINT, (15.1, 102.8), None]), max_size=3)


class Works(RuleBasedStateMachine):
    """Five people, the village and a contractor, one target; each may try anything."""

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.day = 0

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize(item=st.sampled_from(["signs", "readiness"]))
    def begin(self, item):
        roles = {"doer": "district", "officer": "province", "visitor": "province", "sheriff": "district"}
        areas = {"officer": "40", "visitor": "40", "neighbour": "4025"}
        self.people = {
            name: make_user(roles.get(name, "district"), areas.get(name, "4015")) for name in PEOPLE
        }
        make_post("cdd-4015", holder=self.people["doer"])
        self.other_post = make_post("sheriff-4015", holder=self.people["sheriff"])
        with self.at_day():
            self.target = make_target(item, contractor="ร้านป้ายสมมติ")
            self.photos = [photo(), photo(), photo(at=None)]
        self.did_it = {"doer"}
        self.done_once = False

    def at_day(self):
        return clock.frozen(NOW + timedelta(days=self.day))

    def person(self, name: str) -> User:
        return User.objects.get(pk=self.people[name].pk)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days):
        self.day += days

    @rule(
        who=people,
        step=st.sampled_from([*WorkStep.values, WorkStep.ACCEPTED, WorkStep.DELIVERED]),
        quantity=st.integers(0, 3),
        shots=places,
        again=st.booleans(),
    )
    def reports(self, who, step, quantity, shots, again):
        with self.at_day():
            files = [photo(at=place) for place in shots] + (self.photos if again else [])
            try:
                report(self.target, step, quantity, by=self.person(who), photos=files, note="รายงาน")
            except Refused:
                return
        self.did_it.add(who)

    @rule(
        by=people,
        leader=st.none() | people,
        verdict=st.sampled_from(["fine", "fine", "fine", "not_fine", "cannot_check"]),
        days_ago=st.integers(0, 3),
        shots=places,
        source=st.sampled_from(["", "followup.visit:1", "followup.visit:2"]),
    )
    def visit(self, by, leader, verdict, days_ago, shots, source):
        with self.at_day():
            self.confirms(
                by=self.person(by),
                leader=self.person(leader) if leader else None,
                how="visit",
                verdict=verdict,
                note="เห็นกับตา",
                on=clock.today() - timedelta(days=days_ago),
                photos=[photo(at=place) for place in shots],
                source=source,
            )

    @rule(who=people)
    def another_post_confirms(self, who):
        with self.at_day():
            self.confirms(by=self.person(who), how="post", post=self.other_post)

    @rule(
        who=st.sampled_from(["ผู้ใหญ่บ้าน", "ประธานชุมชนท่องเที่ยว", "ร้านป้ายสมมติ"]),
        number=st.integers(1, 3),
        verdict=st.sampled_from(["fine", "fine", "not_fine", "cannot_check"]),
        shots=places,
        handed_out_by=st.none() | people,
    )
    def the_village_answers(self, who, number, verdict, shots, handed_out_by):
        with self.at_day():
            self.confirms(
                by=Holder(VILLAGE, who),
                how="village",
                verdict=verdict,
                note="ตามที่เห็น",
                photos=[photo(at=place) for place in shots],
                source=f"village:1:{number}",
                vouched_by=str(self.people[handed_out_by].pk) if handed_out_by else "",
            )

    def confirms(self, **told):
        try:
            with transaction.atomic():
                confirm_target(self.target, **told)
        except Refused:
            return

    @rule(
        quantity=st.integers(1, 3), mine=st.booleans(), named=st.sampled_from(["", "ร้านป้ายสมมติ", "ผู้ใหญ่บ้าน"])
    )
    def change(self, quantity, mine, named):
        post = make_post("cdd-4015") if mine else self.other_post
        with self.at_day():
            try:
                change_target(
                    self.target,
                    row(quantity=quantity, responsible=post, contractor=named),
                    reason="ปรับแผน",
                    by=None,
                )
            except Refused:
                return

    @rule(to=people)
    def hand_over(self, to):
        with self.at_day():
            today = clock.today()
            Holding.objects.filter(post__code="cdd-4015", ends_on=None).update(ends_on=today)
            Holding.objects.create(post=make_post("cdd-4015"), user=self.people[to], starts_on=today)

    @rule()
    def drop(self):
        if self.day < 60:
            return
        with self.at_day():
            try:
                drop_target(self.target, reason="ไม่ทำแล้ว", by=None)
            except Refused:
                return

    @invariant()
    def what_is_done_has_its_evidence(self):
        target = fresh(self.target)
        if target.done_on is None:
            self.done_once = False
            return
        last = target.reports.order_by("pk").last()
        assert last.step >= WorkStep.ACCEPTED
        assert last.quantity >= target.quantity
        complaints = Confirmation.objects.filter(target=target, verdict="not_fine", report__isnull=False)
        newest = max(complaints.values_list("report_id", flat=True), default=0)
        run = []
        for one in reversed(target.reports.filter(pk__gt=newest).order_by("pk")):
            if one.step < WorkStep.DELIVERED or one.quantity < target.quantity:
                break
            run.append(one.pk)
        fine = Confirmation.objects.filter(target=target, verdict="fine", report__in=run, barred=False)
        shots = TargetPhoto.objects.filter(target=target)
        shots = shots.filter(report__in=run) | shots.filter(confirmation__in=fine)
        near = {one.print for one in shots if not target.needs_place or one.place == "near"}
        every = near | {one.print for one in shots if one.place == "unknown"}
        people = {one.person or "the village, one voice" for one in fine}
        asked = target.needs_confirmers + (len(near) < target.needs_photos)
        assert len(every) >= target.needs_photos
        assert len(people) >= asked
        self.nobody_who_did_it_confirmed(fine)

    def nobody_who_did_it_confirmed(self, fine):
        """Once proved, it stays right, whoever takes the work over later."""
        if not self.done_once:
            did = {str(self.people[name].pk) for name in self.did_it}
            assert not did & {one.person for one in fine}
            assert not did & {one.recorder for one in fine}
            hired = {"ร้านป้ายสมมติ", *self.target.revisions.values_list("contractor", flat=True)}
            assert not hired & {one.who for one in fine}
        self.done_once = True

    @invariant()
    def the_curve_adds_up(self):
        target = Target.objects.get(pk=self.target.pk)
        assert sum(target.reports.values_list("gained", flat=True)) == target.share


def test_no_sequence_of_acts_makes_a_target_done_without_its_evidence(db):
    run_state_machine_as_test(
        Works,
        settings=settings(
            max_examples=30, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
