"""Saying what came of a village's month: four answers apart, corrections kept, and who may say it."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.communities.actions import appoint_editor
from tidtam.registers.communities.models import Community
from tidtam.work.results import refusals
from tidtam.work.results.actions import ResultRow, set_result_rules, tell_not_applicable, tell_result
from tidtam.work.results.models import Answer, Result, ResultRevision
from tidtam.work.results.tests.factories import (
    JUNE,
    MAY,
    VILLAGE,
    make_result,
    make_village,
    nil,
    not_applicable,
    told,
)

AUGUST = datetime(2018, 8, 5, 3, tzinfo=UTC)


def stands(month: date = JUNE) -> ResultRevision:
    return ResultRevision.objects.standing().get(result__month=month)


def test_a_month_is_reported_with_its_trail():
    make_result()

    assert (stands().visitors, stands().income, stands().households) == (120, 950_000, 8)
    entry = Entry.objects.get(verb="results.tell")
    assert entry.area == VILLAGE
    assert entry.detail["after"]["goods"] == "3,500"
    assert entry.detail["after"]["counted"] == "register"


def test_what_was_not_counted_is_not_nothing():
    make_result(row=told(thai_day=40))

    assert (stands().visitors, stands().income) == (40, None)


def test_nil_is_zero_and_not_applicable_is_no_number():
    make_result(row=nil())
    make_result(month=MAY, row=not_applicable())

    assert (stands().visitors, stands().income) == (0, 0)
    assert (stands(MAY).visitors, stands(MAY).income) == (None, None)


def test_the_same_again_changes_nothing():
    first = make_result()
    assert make_result() == first
    assert ResultRevision.objects.count() == 1
    assert Entry.objects.filter(verb__startswith="results.").count() == 1


def test_a_correction_needs_a_reason_and_keeps_what_was_said():
    make_result()
    with pytest.raises(refusals.ReasonMissing):
        make_result(row=told(thai_day=90))

    with clock.frozen(AUGUST):
        make_result(row=told(thai_day=90), reason="นับซ้ำวันงานบุญ")

    assert [one.visitors for one in ResultRevision.objects.order_by("number")] == [120, 90]
    entry = Entry.objects.get(verb="results.correct")
    assert (entry.detail["before"]["thai_day"], entry.detail["after"]["thai_day"]) == ("100", "90")
    assert entry.detail["reason"] == "นับซ้ำวันงานบุญ"


def test_what_was_known_at_a_moment_stays_known():
    make_result()
    before = clock.now()
    with clock.frozen(AUGUST):
        make_result(row=nil(), reason="รายงานผิดหมู่บ้าน")

    assert ResultRevision.objects.standing(before).get().visitors == 120
    assert ResultRevision.objects.standing(AUGUST).get().visitors == 0
    assert not ResultRevision.objects.standing(datetime(2018, 7, 1, tzinfo=UTC)).exists()


def test_who_saw_an_older_version_does_not_overwrite_the_newer_one():
    make_result(version=0)
    with pytest.raises(refusals.ChangedMeanwhile):
        make_result(row=nil(), reason="แก้", version=0)
    make_result(row=nil(), reason="แก้", version=1)


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        (ResultRow(Answer.REPORTED, "register"), refusals.NothingCounted),
        (ResultRow(Answer.REPORTED, "register", thai_day=0, food=0), refusals.NothingCounted),
        (ResultRow(Answer.REPORTED, thai_day=3), refusals.HowMissing),
        (ResultRow(Answer.REPORTED, "register", thai_day=-1), refusals.TooMany),
        (ResultRow(Answer.REPORTED, "register", thai_day=1_000_001), refusals.TooMany),
        (ResultRow(Answer.REPORTED, "register", lodging=10**15), refusals.TooMany),
        (ResultRow(Answer.NIL, thai_day=3), refusals.NumbersUnused),
        (ResultRow(Answer.NOT_APPLICABLE, because="ปิด", food=100), refusals.NumbersUnused),
        (ResultRow(Answer.NOT_APPLICABLE, because="  "), refusals.BecauseMissing),
    ],
)
def test_an_answer_that_does_not_hold_together_is_refused(row, refusal):
    with pytest.raises(refusal):
        make_result(row=row)
    assert not Result.objects.exists()


def test_a_month_is_reported_once_it_is_over():
    with pytest.raises(refusals.MonthNotOver):
        make_result(month=date(2018, 7, 1))
    with pytest.raises(refusals.MonthTooFar):
        make_result(month=date(2018, 8, 1))
    with pytest.raises(refusals.MonthTooFar):
        make_result(month=date(2001, 1, 1))


def test_months_ahead_can_be_not_applicable_and_what_was_said_stays():
    make_result(month=MAY)
    made = tell_not_applicable(
        make_village(), date(2018, 4, 1), date(2018, 9, 1), because="ปรับปรุงถนน", by=None
    )
    assert [one.month.month for one in made] == [4, 6, 7, 8, 9]
    assert stands(MAY).answer == Answer.REPORTED
    with pytest.raises(refusals.MonthTooFar):
        make_result(month=date(2019, 8, 1), row=not_applicable())


def test_only_the_programmes_villages_have_results():
    make_village()
    outside = Community.objects.get().area
    Community.objects.all().delete()
    with pytest.raises(refusals.NotOfTheProgramme):
        tell_result(outside, JUNE, told(), by=None)


def test_the_districts_office_and_the_villages_own_editor_report_and_nobody_else():
    village = make_village()
    editor = make_user("village", VILLAGE)
    appoint_editor(Community.objects.get(), editor, by=None)

    tell_result(village, JUNE, told(), by=make_user("district", "4015"))
    tell_result(village, MAY, told(), by=editor)
    assert stands(MAY).by == editor
    for role, area in (
        ("district", "4025"),
        ("assigned", VILLAGE),
        ("executive", "40"),
        ("village", VILLAGE),
    ):
        with pytest.raises(refusals.NotEntitled):
            tell_result(village, date(2018, 4, 1), told(), by=make_user(role, area))
    assert list(Result.objects.open_to(editor, "view")) == list(Result.objects.all())
    assert not Result.objects.open_to(make_user("district", "4025"), "view").exists()


def test_the_database_itself_keeps_the_answers_apart():
    result = make_result()
    for wrong in (
        {"answer": "nil"},
        {"answer": "nil", "thai_day": 3},
        {"answer": "not_applicable", "because": "ปิด", "food": 0},
        {"answer": "reported", "how": "register"},
        {"answer": "reported", "how": "register", "food": -5, "thai_day": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ResultRevision.objects.create(
                result=result, number=2, reason="แก้", recorded_at=clock.now(), **wrong
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        ResultRevision.objects.create(
            result=result, number=2, answer="reported", how="survey", thai_day=1, recorded_at=clock.now()
        )


def test_a_province_sets_when_results_are_due():
    province = make_village().parent.parent.parent
    officer = make_user("province", "40")
    set_result_rules(province, {"due_days": 10, "chased_months": 2}, by=officer)
    assert Entry.objects.get(verb="results.set_result_rules").detail["after"] == {
        "due_days": 10,
        "chased_months": 2,
    }
    with pytest.raises(refusals.NumberOutside):
        set_result_rules(province, {"due_days": 0}, by=officer)
    with pytest.raises(refusals.NotEntitled):
        set_result_rules(province, {"due_days": 20}, by=make_user("district", "4015"))
