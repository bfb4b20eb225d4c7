"""A typed sign-in sheet comes in: added, left as is, or refused with the reason at the cell."""

import io
from datetime import date

import pytest

from tidtam.ground.jobs import uploads
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.models import Person
from tidtam.kit import tables
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training.actions import cancel_training
from tidtam.work.training.models import Attendee
from tidtam.work.training.sheets import COLUMNS
from tidtam.work.training.tests.factories import make_attendee, make_training, make_training_of_today

HEAD = "เลขที่การอบรม,ชื่อ - สกุล,ผู้ผลิตหรือกลุ่ม,หมู่บ้าน,โทรศัพท์,มาวันที่"
CODE = "4015-2561-001"


def take(*lines, by=None):
    return uploads.run("training.sheet", "\n".join([HEAD, *lines]).encode(), by)


def test_each_row_is_a_person_with_days_for_a_producer_of_the_register():
    training, producer = make_training(), make_producer(name_th="กลุ่มจักสานบ้านทดสอบ", code="P-1")
    report = take(
        f'{CODE},สมใจ ทดลอง,กลุ่มจักสานบ้านทดสอบ,บ้านวังคูณ,081-234 5678,"๑,2"',
        f"{CODE},บุญมี ทดลอง,P-1,,,2",
        f"{CODE},คำพอง ทดลอง,กลุ่มไม่มีในทะเบียน,,,",
        f"{CODE},,P-1,,,",
    )
    assert (report.new, report.refusals) == (4, ())
    rows = {a.name: a for a in Attendee.objects.select_related("person", "producer")}
    first = rows["สมใจ ทดลอง"]
    assert (first.producer, first.person.phone, first.person.address, first.how) == (
        producer, "0812345678", "บ้านวังคูณ", "sheet",
    )  # fmt: skip
    days = {name: sorted(a.presences.values_list("day", flat=True)) for name, a in rows.items()}
    assert days["บุญมี ทดลอง"] == [date(2017, 12, 13)]
    assert days["คำพอง ทดลอง"] == training.days
    assert rows["คำพอง ทดลอง"].said == "กลุ่มไม่มีในทะเบียน"
    assert Attendee.objects.counted().count() == 4


def test_the_same_file_twice_changes_nothing():
    make_training()
    make_producer(code="P-1")
    lines = (f"{CODE},สมใจ ทดลอง,P-1,,0812345678,1", f"{CODE},,P-1,,,")
    assert take(*lines).new == 2
    report = take(*lines)
    assert (report.new, report.unchanged, report.refusals) == (0, 2, ())
    assert (Attendee.objects.count(), Person.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("4015-2561-999,ก,,,,", "เลขที่การอบรม"),
        (",ก,,,,", "เลขที่การอบรม"),
        (f"{CODE},,ไม่มีในทะเบียน,,,", "ชื่อ - สกุล"),
        (f"{CODE},ก,,,12345,", "โทรศัพท์"),
        (f"{CODE},ก,,,,3", "มาวันที่"),
        (f"{CODE},ก,,,,0", "มาวันที่"),
        (f"{CODE},ก,,,,ทุกวัน", "มาวันที่"),
    ],
)
def test_what_cannot_be_taken_is_refused_where_it_is_wrong_and_the_others_come_in(line, column):
    make_training()
    report = take(line, f"{CODE},ข,,,,")
    assert [(one.row, one.column) for one in report.refusals] == [(2, column)]
    assert report.new == 1


def test_nobody_comes_in_twice_from_one_file():
    make_training()
    report = take(f"{CODE},ก,,,0812345678,", f"{CODE},ก,,,+66 81 234 5678,")
    assert (report.new, [one.row for one in report.refusals]) == (1, [3])


def test_a_day_that_has_not_come_is_refused_and_a_blank_cell_means_the_days_so_far():
    training = make_training_of_today()
    report = take(f"{training.code},ก,,,,2", f"{training.code},ข,,,,")
    assert [one.column for one in report.refusals] == ["มาวันที่"]
    assert list(Attendee.objects.get().presences.values_list("day", flat=True)) == [training.starts_on]


def test_another_districts_officer_brings_nothing_in():
    make_training()
    report = take(f"{CODE},ก,,,,", by=make_user("district", "4025"))
    assert (report.new, [one.column for one in report.refusals]) == (0, ["เลขที่การอบรม"])
    assert take(f"{CODE},ก,,,,", by=make_user("district", "4015")).new == 1


def test_a_training_that_was_called_off_takes_nobody():
    cancel_training(make_training(), reason="น้ำท่วม", by=None)
    assert take(f"{CODE},ก,,,,").new == 0


def test_who_was_put_on_the_list_by_hand_is_not_added_again():
    make_attendee(make_training(), name="สมใจ ทดลอง", phone="0812345678")
    assert take(f"{CODE},สมใจ  ทดลอง,,,081 234 5678,").unchanged == 1


def test_the_template_comes_back_in_without_a_row():
    out = io.BytesIO()
    tables.write_xlsx(out, COLUMNS, [], title="บัญชีลงชื่อ")
    assert uploads.run("training.sheet", out.getvalue(), None).taken == 0
