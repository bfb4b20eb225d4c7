"""What stands on the papers, in the words of an office."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from tidtam.kit.paper.document import Emblem
from tidtam.kit.paper.shown import as_text
from tidtam.reporting.meetings import papers
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Attendee, Resolution, Signed, Sitting
from tidtam.reporting.meetings.papers.kept import kept, read
from tidtam.reporting.meetings.tests.paper_facts import (
    ASSIGNED,
    ATTENDEES,
    ITEMS,
    MEETING,
    OFFICE,
    SENT,
    every_paper,
)

NOBODY = Signed()


def lines(document) -> list[str]:
    return as_text(document).split("\n")


def minutes(**changed):
    facts = papers.Minutes(MEETING, ATTENDEES, ITEMS, NOBODY, NOBODY, digits="arabic")
    return lines(papers.minutes(replace(facts, **changed)))


def test_an_external_letter_has_its_parts_in_order_and_number_and_day_open():
    said = lines(every_paper()["invitation"])

    assert said[0] == "ที่ ขก ๐๐๑๙.๓/\tสำนักงานพัฒนาชุมชนจังหวัดขอนแก่น"
    assert said[3].strip() == "สิงหาคม ๒๕๖๑"
    heads = [line.split("\t")[0] for line in said if "\t" in line]
    assert heads[-3:] == ["เรื่อง", "เรียน", "สิ่งที่ส่งมาด้วย"]
    assert said.index("ขอแสดงความนับถือ") < said.index("(นายสมมติ ศักดิ์สิทธิ์)") < said.index("พัฒนาการจังหวัดขอนแก่น")
    assert "ไปรษณีย์อิเล็กทรอนิกส์ saraban@office.example" in said


def test_a_number_and_a_day_from_the_register_take_their_place():
    sent = replace(SENT, number="512", dated=date(2018, 8, 10))

    said = lines(papers.invitation(papers.Invitation(sent, MEETING)))

    assert said[0].startswith("ที่ ขก ๐๐๑๙.๓/๕๑๒\t")
    assert "\t๑๐ สิงหาคม ๒๕๖๑" in said


def test_a_memo_closes_without_words_of_respect():
    said = lines(every_paper()["memo"])

    assert said[0] == "บันทึกข้อความ"
    assert said[1].startswith("ส่วนราชการ\tกลุ่มงานส่งเสริมการพัฒนาชุมชน สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น โทร. ๐")
    assert "ขอแสดงความนับถือ" not in said


def test_without_an_emblem_or_a_signer_room_is_left():
    bare = replace(OFFICE, emblem=None, signer_name="")
    document = every_paper(bare)["invitation"]

    assert document.blocks[0] == Emblem(None, "ตราของหน่วยงาน")
    assert f"({wording.BLANK})" in lines(document)


def test_several_recipients_are_listed_on_a_page_of_their_own():
    facts = papers.Invitation(SENT, MEETING, recipients=("พาณิชย์จังหวัดขอนแก่น", "เกษตรจังหวัดขอนแก่น"))

    said = lines(papers.invitation(facts))

    assert "เรียน\tตามบัญชีแนบท้าย" in said
    assert "๒.\tเกษตรจังหวัดขอนแก่น" in said


def test_minutes_name_who_came_who_came_for_whom_and_who_did_not():
    said = minutes()

    assert said[:3] == ["รายงานการประชุม", MEETING.body, "ครั้งที่ 2/2561"]
    assert "1.\tนายสมมติ กตัญญู\tปลัดจังหวัดขอนแก่น\tประธานอนุกรรมการ" in said
    assert "2.\tนางสาวฐิติ ญี่ปุ่น\tแทน พาณิชย์จังหวัดขอนแก่น\tอนุกรรมการ" in said
    assert "3.\tนายสมมติ ศักดิ์สิทธิ์\tพัฒนาการจังหวัดขอนแก่น\tอนุกรรมการและเลขานุการ" in said
    absent = said.index("ผู้ไม่มาประชุม (เนื่องจากติดราชการ)")
    assert said[absent + 1] == "1.\tเกษตรจังหวัดขอนแก่น\tอนุกรรมการ"
    assert said[said.index("ผู้เข้าร่วมประชุม") + 1] == "1.\tนายกองค์การบริหารส่วนตำบลดงเค็ง"
    assert "เริ่มประชุมเวลา 09.30 น." in said
    assert "เลิกประชุมเวลา 12.05 น." in said
    assert said.index("ผู้จดรายงานการประชุม") < said.index("ผู้ตรวจรายงานการประชุม")


def test_who_is_not_marked_yet_is_called_neither_present_nor_absent():
    said = minutes(attendees=(Attendee("เกษตรจังหวัดขอนแก่น"),))

    assert said[said.index("ยังไม่ได้บันทึกว่ามาประชุมหรือไม่") + 1] == "1.\tเกษตรจังหวัดขอนแก่น\tอนุกรรมการ"
    assert said[said.index("ผู้ไม่มาประชุม") + 1] == "ไม่มี"


def test_members_with_reasons_of_their_own_have_them_in_their_line():
    away = (
        Attendee("เกษตรจังหวัดขอนแก่น", duty="member", came="absent", reason="ลาป่วย"),
        Attendee("พาณิชย์จังหวัดขอนแก่น", duty="member", came="absent"),
    )

    said = minutes(attendees=away)

    assert "1.\tเกษตรจังหวัดขอนแก่น (เนื่องจากลาป่วย)\tอนุกรรมการ" in said
    assert "2.\tพาณิชย์จังหวัดขอนแก่น (เนื่องจากติดราชการ)\tอนุกรรมการ" in said
    assert said[said.index("ผู้มาประชุม") + 1] == "ไม่มี"


def test_minutes_write_each_resolution_in_the_official_words():
    said = minutes()

    assert "มติที่ประชุม\tรับทราบ" in said
    assert f"มติที่ประชุม\t{ASSIGNED.text}" in said  # begins with the word already
    assert "มติที่ประชุม\tเห็นชอบแผนการตลาดประจำปีงบประมาณ 2562 ทั้งนี้ ให้มีผลตั้งแต่วันที่ 1 ตุลาคม 2561" in said
    assert said[said.index("ระเบียบวาระที่ 3  เรื่องสืบเนื่อง") + 1] == "ไม่มี"


def test_who_presided_for_the_chair_is_told_apart_from_the_chair():
    presided = replace(MEETING, presided="รองผู้ว่าราชการจังหวัดขอนแก่น")

    said = "\n".join(minutes(meeting=presided))
    letter = as_text(papers.notice(papers.Notice(SENT, presided, (ASSIGNED,))))

    assert "รองผู้ว่าราชการจังหวัดขอนแก่น ทำหน้าที่ประธานการประชุมแทนปลัดจังหวัดขอนแก่น" in said
    assert "โดยมีรองผู้ว่าราชการจังหวัดขอนแก่น ทำหน้าที่ประธานแทนปลัดจังหวัดขอนแก่น\u00a0นั้น" in letter


def test_a_further_sitting_stands_in_the_head():
    two = replace(MEETING, sittings=(Sitting(MEETING.starts_at.replace(day=27), "ห้องประชุมแก่นเมือง"),))

    said = minutes(meeting=two)

    assert said[3:7:2] == ["เมื่อวันศุกร์ที่ 24 สิงหาคม 2561", "เมื่อวันจันทร์ที่ 27 สิงหาคม 2561"]
    assert "ณ ห้องประชุมแก่นเมือง" in said


def test_the_word_of_a_resolution_stands_once():
    told = [Resolution("1", "assigned", text) for text in ("ให้อำเภอดำเนินการ", "อำเภอเป็นผู้ดำเนินการ", "")]

    assert [wording.resolved(one) for one in told] == [
        "มอบหมายให้อำเภอดำเนินการ",
        "มอบหมาย อำเภอเป็นผู้ดำเนินการ",
        "มอบหมาย",
    ]


def test_a_letter_to_nobody_yet_leaves_room_for_whom():
    said = lines(papers.notice(papers.Notice(replace(SENT, to=""), MEETING, (ASSIGNED,))))

    assert f"เรียน\t{wording.BLANK}" in said


@pytest.mark.parametrize(("seats", "rows"), [(2, 8), (9, 3), (40, 8)])
def test_open_rows_for_guests_end_on_the_members_page_where_they_can(seats, rows):
    sheet = papers.attendance_sheet(MEETING, (Attendee("พาณิชย์จังหวัดขอนแก่น"),) * seats)

    assert len(sheet.blocks[-1].rows) == rows


def test_before_a_meeting_ended_its_hour_is_left_open():
    assert f"เลิกประชุมเวลา {wording.BLANK[:20]} น." in minutes(meeting=replace(MEETING, ended_at=None))


def test_an_attendance_sheet_has_a_row_for_each_seat_and_room_for_guests():
    sheet = papers.attendance_sheet(MEETING, ATTENDEES, guest_rows=3, digits="arabic")
    members, guests = (block for block in sheet.blocks if hasattr(block, "columns"))

    assert [column.label for column in members.columns] == ["ที่", "ชื่อ – ชื่อสกุล", "ตำแหน่ง", "ลายมือชื่อ", "หมายเหตุ"]
    assert len(members.rows) == 4
    assert [row[0] for row in guests.rows] == ["1", "2", "3", "4"]


def test_a_notice_says_from_when_its_resolutions_hold():
    at_once = as_text(papers.notice(papers.Notice(SENT, MEETING, (ASSIGNED,))))
    later = Resolution("5.2", "approved", "อนุมัติแผน", date(2018, 10, 1))
    both = as_text(papers.notice(papers.Notice(SENT, MEETING, (ASSIGNED, later))))

    assert "มีผลตั้งแต่วันประชุม โดยไม่ต้องรอการรับรองรายงานการประชุม" in at_once
    assert "มติข้อ ๕.๒ มีผลตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๑ มติข้ออื่นมีผลตั้งแต่วันประชุม" in both


def test_minutes_given_round_say_until_when_one_may_object():
    said = as_text(every_paper()["circulation"])

    assert "ภายในวันศุกร์ที่ ๗ กันยายน ๒๕๖๑" in said
    assert "ให้ถือว่าที่ประชุมรับรองรายงานการประชุมแล้ว" in said


def test_a_district_reads_its_own_part_counted_and_village_by_village():
    said = lines(every_paper()["district"])

    assert any("อำเภอหนองสองห้อง จำนวน ๓ รายการ ใน ๓ หมู่บ้าน" in line for line in said)
    assert "ตำบลหนองเม็ก\tติดตั้งป้ายบอกเส้นทางท่องเที่ยว\tพัฒนาการอำเภอหนองสองห้อง\t๓๑ ส.ค. ๖๑" in said


@pytest.mark.parametrize(
    ("body", "chair"),
    [
        ("คณะอนุกรรมการหนึ่งตำบล", "ประธานอนุกรรมการ"),
        ("คณะกรรมการจังหวัด", "ประธานกรรมการ"),
        ("คณะทำงานตลาด", "ประธานคณะทำงาน"),
        ("ที่ประชุมหัวหน้าส่วนราชการ", "ประธานกรรมการ"),
    ],
)
def test_a_duty_is_called_by_the_bodys_own_name(body, chair):
    assert wording.duty("chair", body) == chair


def test_papers_speak_thai_whatever_the_screen_speaks():
    with translation.override("en"):
        assert wording.day(MEETING.starts_at) == "วันศุกร์ที่ 24 สิงหาคม 2561"
        assert wording.hour(MEETING.starts_at) == "09.30 น."


def test_facts_are_kept_and_read_again():
    facts = papers.Minutes(MEETING, ATTENDEES, ITEMS, Signed("นายสมมติ"), NOBODY)
    invited = papers.Invitation(SENT, MEETING, answer_by=date(2018, 8, 20))

    assert read(papers.Minutes, kept(facts)) == facts
    assert read(papers.Invitation, kept(invited)) == invited
    assert read(papers.Minutes, {**kept(facts), "gone": 1}) == facts


def test_a_news_draft_says_who_led_the_figures_what_was_decided_where_and_by_whom():
    said = "\n".join(lines(every_paper(replace(OFFICE, digits="arabic"))["news"]))

    for part in (
        "วันศุกร์ที่ 24 สิงหาคม 2561 เวลา 09.30 น. ปลัดจังหวัดขอนแก่น เป็นประธานการประชุม",
        "ยอดจำหน่ายผลิตภัณฑ์ชุมชน (ต.ค. 60 – มิ.ย. 61) 6,199,333,184 บาท อัตราการส่งรายงาน ร้อยละ 92.71",
        "2. เห็นชอบแผนการตลาด",
        "อำเภอหนองสองห้อง รวม 3 หมู่บ้าน ได้แก่ บ้านศุภชัย บ้านวังคูณ บ้านดงเค็ง",
        "ผู้รับผิดชอบ พัฒนาการอำเภอหนองสองห้อง",
    ):
        assert part in said
    assert "สมมติ" not in said  # nobody by name


def test_news_of_many_villages_counts_them():
    many = papers.News(OFFICE, MEETING, villages=tuple(f"บ้าน {n}" for n in range(31)), areas=("อำเภอพล",))

    assert "พื้นที่ดำเนินการ อำเภอพล รวม ๓๑ หมู่บ้าน" in lines(papers.news(many))
