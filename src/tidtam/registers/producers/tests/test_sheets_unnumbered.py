"""Rows without a number: the same sheet twice enters nobody twice, and nobody is guessed."""

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.producers.actions.duplicates import merge_producers
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.registers.producers.tests.test_sheets import HEAD, reasons, register, take

__all__ = ["register"]

pytestmark = pytest.mark.django_db

ONE = ",กลุ่มทอผ้าบ้านดงเค็ง,กลุ่ม,40150808"
TWO = ",กลุ่มจักสานบ้านโนนม่วง,กลุ่ม,401508"


def test_the_same_file_again_changes_nothing_although_no_row_bears_a_number() -> None:
    assert take(ONE, TWO).new == 2
    again = take(ONE, TWO)
    assert (again.new, again.changed, again.unchanged, again.refusals) == (0, 0, 2, ())


def test_a_mended_row_changes_its_producer() -> None:
    take(ONE)
    report = take(ONE + ",12", head=HEAD + ",สมาชิกหญิง")
    assert (report.new, report.changed) == (0, 1)
    assert Producer.objects.get().members_female == 12


def test_another_village_is_another_producer_but_its_subdistrict_alone_is_not() -> None:
    take(ONE)
    assert take(ONE.replace("40150808", "40150807")).new == 1
    assert take(ONE.replace("40150808", "401506")).new == 1
    Producer.objects.exclude(area_id="40150808").delete()
    report = take(ONE.replace("40150808", "401508"))
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)
    assert Producer.objects.get().area_id == "40150808"


def test_a_name_that_several_bear_there_asks_for_the_number() -> None:
    for code in ("4015-0001", "4015-0002"):
        make_producer("40150808", name_th="กลุ่มทอผ้าบ้านดงเค็ง", code=code, state="")
    ((row, _column, why),) = reasons(take(ONE, TWO))
    assert row == 2
    assert "4015-0001, 4015-0002" in why


def test_two_rows_of_one_name_in_one_place_are_not_both_taken() -> None:
    report = take(ONE, TWO, ONE)
    assert report.new == 2
    ((row, _column, why),) = reasons(report)
    assert row == 4
    assert "2" in why


def test_a_producer_found_to_be_another_is_not_entered_again() -> None:
    officer = make_user("district", "4015")
    gone = make_producer("40150808", name_th="กลุ่มทอผ้าบ้านดงเค็ง", state="")
    kept = make_producer("40150808", name_th="ทอผ้าดงเค็ง", state="")
    merge_producers(gone, kept, reason="รายเดียวกัน", by=officer)
    report = take(ONE, TWO)
    assert [row for row, _column, _why in reasons(report)] == [2]
    assert Producer.objects.filter(name_th="กลุ่มทอผ้าบ้านดงเค็ง").count() == 1


def test_another_offices_producer_of_that_name_is_none_of_the_senders() -> None:
    make_producer("40250105", name_th="กลุ่มทอผ้าบ้านดงเค็ง", state="")
    report = take(ONE, by=make_user("district", "4015"))
    assert (report.new, report.refusals) == (1, ())
