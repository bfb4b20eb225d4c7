"""Invented facts for the papers: the body and villages of the tests, posts, and names that nobody bears."""

import io
from dataclasses import replace
from datetime import date, datetime

from PIL import Image, ImageDraw

from tidtam.kit.clock import BANGKOK
from tidtam.kit.paper.document import Document
from tidtam.reporting.meetings import papers
from tidtam.reporting.meetings.papers.facts import (
    Ask,
    Attendee,
    Item,
    Meeting,
    Office,
    Resolution,
    Sent,
    Signed,
)
from tidtam.reporting.meetings.tests.factories import NAME, PLACE

DISTRICT = "อำเภอหนองสองห้อง"
HARD = "ศักดิ์สิทธิ์ น้ำ กี่ ปั๊ม อำเภอ ป๋า ญี่ปุ่น ฐิติ กตัญญู"
NOTICE = "ข้อมูลสมมติ (demonstration data)"


def emblem() -> bytes:
    """A plain sign, which stands for the office's own."""
    picture = Image.new("L", (300, 300), 255)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 290, 290), outline=0, width=10)
    pen.polygon([(150, 50), (240, 230), (60, 230)], fill=0)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


OFFICE = Office(
    name="สำนักงานพัฒนาชุมชนจังหวัดขอนแก่น",
    address=("ศาลากลางจังหวัดขอนแก่น", "ถนนศูนย์ราชการ ขก 40000"),
    prefix="ขก 0019.3/",
    section="กลุ่มงานส่งเสริมการพัฒนาชุมชน",
    phone="0 0000 0000 ต่อ 12",
    email="saraban@office.example",
    signer_name="นายสมมติ ศักดิ์สิทธิ์",
    signer=("พัฒนาการจังหวัดขอนแก่น", "อนุกรรมการและเลขานุการ"),
    emblem=emblem(),
)
MEETING = Meeting(
    body=NAME,
    number=2,
    year=2561,
    starts_at=datetime(2018, 8, 24, 9, 30, tzinfo=BANGKOK),
    place=PLACE,
    chair="ปลัดจังหวัดขอนแก่น",
    started_at=datetime(2018, 8, 24, 9, 30, tzinfo=BANGKOK),
    ended_at=datetime(2018, 8, 24, 12, 5, tzinfo=BANGKOK),
)
SENT = Sent(OFFICE, to=f"อนุกรรมการ{NAME.removeprefix('คณะอนุกรรมการ')}", month=date(2018, 8, 1))


def ask(village: str, subdistrict: str, what: str = "ติดตั้งป้ายบอกเส้นทางท่องเที่ยว") -> Ask:
    return Ask(village, subdistrict, what, "พัฒนาการอำเภอหนองสองห้อง", date(2018, 8, 31))


ASKS = (
    ask("บ้านศุภชัย", "ตำบลคึมชาด"),
    ask("บ้านวังคูณ", "ตำบลหนองเม็ก"),
    ask("บ้านดงเค็ง", "ตำบลดงเค็ง", "ซ่อมปั๊มน้ำและจัดทำแผ่นพับประชาสัมพันธ์"),
)
NOTED = Resolution("1.1", "noted", "")
ASSIGNED = Resolution(
    "5.1",
    "assigned",
    "มอบหมายให้พัฒนาการอำเภอดำเนินการติดตั้งป้ายบอกเส้นทางและรายงานผลในการประชุมครั้งต่อไป",
    asks=ASKS,
)
AGREED = Resolution("5.2", "agreed", "เห็นชอบแผนการตลาดประจำปีงบประมาณ 2562", date(2018, 10, 1))
ITEMS = (
    Item(1, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", (f"คำที่เขียนยาก {HARD}",), ("ประธานแจ้งว่า" + HARD,), (NOTED,)),
    Item(2, "เรื่องรับรองรายงานการประชุม", ("รับรองรายงานการประชุม ครั้งที่ 1/2561 เมื่อวันศุกร์ที่ 20 กรกฎาคม 2561",)),
    Item(3, "เรื่องสืบเนื่อง"),
    Item(4, "เรื่องเพื่อทราบ", ("ยอดจำหน่าย 6,199,333,184 บาท",), papers=("สรุปยอดจำหน่ายรายอำเภอ",)),
    Item(
        5,
        "เรื่องเพื่อพิจารณา",
        ("การติดตามหมู่บ้านเป้าหมาย",),
        ("ฝ่ายเลขานุการรายงานว่ามีหมู่บ้านที่ต้องติดตาม 12 หมู่บ้าน ที่ประชุมอภิปรายอย่างกว้างขวางแล้ว " * 3,),
        (ASSIGNED, AGREED),
    ),
    Item(6, "เรื่องอื่น ๆ (ถ้ามี)"),
)
FIGURES = (
    papers.Told("ยอดจำหน่ายผลิตภัณฑ์ชุมชน", "ต.ค. 60 – มิ.ย. 61", "6,199,333,184", "บาท"),
    papers.Told("อัตราการส่งรายงาน", "", "92.71", "ร้อยละ"),
)
ATTENDEES = (
    Attendee("ปลัดจังหวัดขอนแก่น", "นายสมมติ กตัญญู", "chair", "present"),
    Attendee("พาณิชย์จังหวัดขอนแก่น", "", "member", "substitute", "นางสาวฐิติ ญี่ปุ่น"),
    Attendee("เกษตรจังหวัดขอนแก่น", "", "member", "absent"),
    Attendee("พัฒนาการจังหวัดขอนแก่น", "นายสมมติ ศักดิ์สิทธิ์", "secretary", "present"),
    Attendee("นายกองค์การบริหารส่วนตำบลดงเค็ง", "", "", "present"),
)


def every_paper(office: Office = OFFICE) -> dict[str, Document]:
    """Each paper once, by its name."""
    sent = replace(SENT, office=office)
    to_district = replace(sent, to="นายอำเภอหนองสองห้อง")
    memo = replace(sent, form="memo")
    signed = (Signed("นายสมมติ ป๋า", "นักวิชาการพัฒนาชุมชนชำนาญการ"), Signed("นายสมมติ ศักดิ์สิทธิ์", OFFICE.signer[0]))
    digits = office.digits
    return {
        "invitation": papers.invitation(papers.Invitation(sent, MEETING, answer_by=date(2018, 8, 20))),
        "memo": papers.invitation(papers.Invitation(memo, MEETING, reply=False)),
        "agenda": papers.agenda(MEETING, ITEMS, digits=digits),
        "attendance": papers.attendance_sheet(MEETING, ATTENDEES, digits=digits),
        "minutes": papers.minutes(papers.Minutes(MEETING, ATTENDEES, ITEMS, *signed, digits=digits)),
        "notice": papers.notice(
            papers.Notice(to_district, MEETING, (ASSIGNED, AGREED), report_by=date(2018, 9, 7))
        ),
        "circulation": papers.circulation(papers.Circulation(sent, MEETING, date(2018, 9, 7))),
        "news": papers.news(
            papers.News(
                office,
                MEETING,
                (
                    papers.Told("ยอดจำหน่ายผลิตภัณฑ์ชุมชน", "ต.ค. 60 – มิ.ย. 61", "6,199,333,184", "บาท"),
                    papers.Told("อัตราการส่งรายงาน", "", "92.71", "ร้อยละ"),
                ),
                (ASSIGNED, AGREED),
                areas=(DISTRICT,),
                villages=tuple(one.village for one in ASKS),
                posts=(ASKS[0].doer,),
            )
        ),
        "district": papers.district_letter(
            papers.DistrictLetter(to_district, MEETING, DISTRICT, (ASSIGNED,))
        ),
    }
