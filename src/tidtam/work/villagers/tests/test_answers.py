"""What a village's answer counts as: a confirmation by somebody else, or a matter; never more than its proof lets."""

import uuid
from datetime import timedelta

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.work.followup.models import Action
from tidtam.work.followup.refusals import PersonsNumber
from tidtam.work.plan.models import Confirmation, WorkStep
from tidtam.work.plan.tests.works import confirm, days_ago, fresh, make_doer, make_target, photo, report
from tidtam.work.villagers import refusals
from tidtam.work.villagers.actions import close_link, make_links
from tidtam.work.villagers.actions.answering import MOST_A_DAY
from tidtam.work.villagers.models import VillageAnswer, VillageLink
from tidtam.work.villagers.tests.factories import make_assigned, make_village_link, say

OTHER = "40150205"


class TestReceived:
    def test_it_confirms_what_was_delivered_with_pictures_from_the_place(self):
        target, (link, _token) = make_target(), make_village_link()
        report(target)
        made = say(link, target)
        assert fresh(target).done_on == clock.today()
        seen = made.confirmation
        assert (seen.how, seen.verdict, seen.person) == ("village", "fine", "")
        assert seen.who.startswith("ผู้ใหญ่บ้าน ")
        assert made.action is None

    def test_of_pictures_without_a_place_one_more_has_to_confirm(self):
        target, (link, _token) = make_target(), make_village_link()
        report(target, photos=[photo(at=None), photo(at=None)])
        say(link, target)
        assert fresh(target).done_on is None
        confirm(target)
        assert fresh(target).done_on == clock.today()

    def test_the_village_is_one_voice_however_many_links_it_has(self):
        target = make_target()
        report(target, photos=[photo(at=None), photo(at=None)])
        for speaker in ("head", "chair", "assistant"):
            say(make_village_link(speaker=speaker).link, target)
        assert fresh(target).confirmers == 1
        assert fresh(target).done_on is None

    def test_said_before_it_was_reported_it_proves_nothing(self):
        target, (link, _token) = make_target(), make_village_link()
        say(link, target)
        report(target)
        assert fresh(target).done_on is None

    def test_a_doer_who_made_the_link_cannot_prove_the_own_work_by_it(self):
        target, doer = make_target(), make_doer()
        link = make_village_link(by=doer).link
        report(target, by=doer)
        say(link, target)
        assert Confirmation.objects.get().barred
        assert fresh(target).done_on is None

    def test_nor_one_who_came_to_report_it_afterwards(self):
        target, officer = make_target(), make_user("province", "40")
        link = make_village_link(by=officer).link
        report(target, WorkStep.DELIVERED)
        say(link, target)
        report(target, by=officer)
        assert fresh(target).done_on is None

    def test_the_new_maker_counts_once_the_link_was_made_again(self):
        target, doer = make_target(), make_doer()
        old = make_village_link(by=doer).link
        new = make_village_link(by=make_user("province", "40")).link
        report(target)
        with pytest.raises(refusals.LinkOver):
            say(old, target)
        say(new, target)
        assert fresh(target).done_on == clock.today()


class TestMatters:
    def test_damaged_sends_it_back_and_asks_the_responsible_post(self):
        target, follower, (link, _token) = make_target(), make_assigned(), make_village_link()
        report(target)
        confirm(target)
        made = say(link, target, "broken", note="ป้ายล้ม")
        action = made.action
        assert (action.doer, action.follower, action.area_id) == (target.responsible, follower, "40150604")
        assert "ชำรุด: ป้ายล้ม" in action.what
        assert action.origin.startswith("หมู่บ้านแจ้ง")
        assert str(target.key) in action.origin_link
        assert action.due_on == max(target.due_on, clock.today() + timedelta(days=30))
        assert action.steps.get().by is None
        assert fresh(target).sent_back
        assert fresh(target).done_on is None

    def test_said_again_it_stays_one_matter(self):
        target, _follower, (link, _token) = make_target(), make_assigned(), make_village_link()
        report(target)
        first, second = say(link, target, "broken"), say(link, target, "missing")
        assert first.action == second.action
        assert Action.objects.count() == 1

    def test_not_received_before_anybody_owes_it_only_stands_on_record(self):
        make_assigned()
        target, (link, _token) = make_target(due_on=clock.today() + timedelta(days=9)), make_village_link()
        made = say(link, target, "missing")
        assert (made.confirmation.verdict, made.action) == ("cannot_check", None)
        assert not fresh(target).sent_back

    def test_not_received_of_what_is_overdue_or_reported_delivered_is_a_matter(self):
        make_assigned()
        link = make_village_link().link
        late = make_target("signs", due_on=days_ago(1))
        claimed = make_target("readiness")
        report(claimed, WorkStep.DELIVERED)
        assert say(link, late, "missing").action
        assert say(link, claimed, "missing").action

    def test_where_nobody_is_assigned_it_is_sent_back_all_the_same(self):
        target, (link, _token) = make_target(), make_village_link()
        report(target)
        assert say(link, target, "broken").action is None
        assert fresh(target).sent_back


class TestAttacks:
    def test_another_villages_target_is_refused(self):
        make_village_link(OTHER)
        elsewhere, (link, _token) = make_target(area=OTHER), make_village_link()
        with pytest.raises(refusals.NotPromised):
            say(link, elsewhere)
        assert not VillageAnswer.objects.exists()

    def test_the_same_answer_again_is_one_and_a_stolen_id_is_refused(self):
        target, (link, _token) = make_target(), make_village_link()
        key = uuid.uuid4()
        assert say(link, target, id=key) == say(link, target, "broken", id=key)
        assert VillageAnswer.objects.count() == Confirmation.objects.count() == 1
        other = make_village_link(speaker="chair").link
        with pytest.raises(refusals.NotPromised):
            say(other, target, id=key)

    @pytest.mark.parametrize("ends", ["closed", "expired"])
    def test_an_ended_link_answers_nothing(self, ends):
        target, (link, _token) = make_target(), make_village_link()
        if ends == "closed":
            close_link(link, by=None)
        else:
            VillageLink.objects.update(expires_at=clock.now())
        with pytest.raises(refusals.LinkOver):
            say(link, target)

    def test_a_personal_number_is_not_kept(self):
        target, (link, _token) = make_target(), make_village_link()
        with pytest.raises(PersonsNumber):
            say(link, target, note="ผู้ใหญ่บ้าน ๑๑๐๓๗๐๒๐๗๑๘๑๑")
        assert not VillageAnswer.objects.exists()

    def test_a_dropped_target_and_an_unknown_answer_are_refused(self):
        target, (link, _token) = make_target(), make_village_link()
        with pytest.raises(refusals.SaySomething):
            say(link, target, "yes")
        type(target).objects.filter(pk=target.pk).update(dropped_on=clock.today())
        with pytest.raises(refusals.NotPromised):
            say(link, target)

    def test_nobody_fills_the_record_without_end(self):
        target, (link, _token) = make_target(), make_village_link()
        for _time in range(MOST_A_DAY):
            say(link, target)
        with pytest.raises(refusals.TooManyAnswers):
            say(link, target)


class TestMaking:
    def test_one_link_works_for_a_post_and_the_old_one_ends(self):
        old, new = make_village_link().link, make_village_link().link
        old.refresh_from_db()
        assert old.closed_at
        assert new.is_open

    def test_only_in_the_own_area_and_for_villages_of_the_programme(self):
        make_village_link()
        with pytest.raises(refusals.NotYourVillage):
            make_links(["40150604"], "head", by=make_user("district", "4025"))
        with pytest.raises(refusals.NotYourVillage):
            make_links(["4015"], "head", by=None)
        with pytest.raises(refusals.NoneChosen):
            make_links([], "head", by=None)

    def test_it_leaves_its_trail_without_the_secret(self):
        link, token = make_village_link()
        target = make_target()
        say(link, target)
        told = list(Entry.objects.values_list("verb", flat=True))
        assert {"villagers.make_link", "plan.confirm_target"} <= set(told)
        assert token not in str(list(Entry.objects.values()))
