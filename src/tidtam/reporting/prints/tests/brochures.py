"""Hand-made facts: a village as it should be, one of which hardly anything is known, one of which too much is."""

from dataclasses import replace

from tidtam.reporting.prints.drawn import Ground, Neighbour, Spot
from tidtam.reporting.prints.facts import Brochure, Item, Line, MarkShown, Occasion, Section, Stop

NOTICE = "ข้อมูลสมมติ (demonstration data)"
TEXT = "นั่งดูการสาวไหมที่ใต้ถุนบ้านยาย แล้วลองมัดหมี่ด้วยมือของตัวเอง เรียนรู้การย้อมสีจากครั่งและคราม"
STORY = f"ศาลปู่ตาศักดิ์สิทธิ์ น้ำใจคนที่นี่ ลำห้วยมีน้ำตลอดปี {TEXT} {TEXT}"
MARKS = (MarkShown("Premium", "premium"), MarkShown("Classic", "#8a939c"), None)


def square(west: float, south: float, side: float = 0.2) -> list[tuple[float, float]]:
    return [
        (west, south),
        (west + side, south),
        (west + side, south + side),
        (west, south + side),
        (west, south),
    ]


GROUND = Ground(
    name="อ.หนองสองห้อง",
    own=[square(102.7, 15.6)],
    neighbours=[Neighbour("อ.พล", [square(102.5, 15.6)]), Neighbour("อ.โนนศิลา", [square(102.7, 15.8)])],
    whole=[square(102.7, 15.6), square(102.5, 15.6), square(102.7, 15.8)],
)
LITTLE = Brochure(
    language="th",
    name="บ้านโนนสะอาด",
    kind="ชุมชนท่องเที่ยว",
    place="ต.โนนทอง อ.แวงใหญ่ จ.ขอนแก่น",
    address="https://tidtam.example/village/40150604",
    ground=GROUND,
    spots=(Spot((102.8, 15.7), "บ้านโนนสะอาด", main=True),),
    notice=NOTICE,
)


def items(count: int, name: str) -> tuple[Item, ...]:
    return tuple(
        Item(f"{name} {number}", TEXT, "150 บาท", ("ต.ค.–ก.พ.",), MARKS[number % 3])
        for number in range(count)
    )


def whole(count: int = 3) -> Brochure:
    """With so many things of each kind."""
    return replace(
        LITTLE,
        tagline="ไหมงามลายขอนาค ข้าวเม่าหอม",
        identity="ลายหมี่ขอนาคห้าชั่วคน",
        story=STORY,
        day=TEXT,
        sections=tuple(
            Section(title, items(count, title)) for title in ("ที่เที่ยว", "อาหาร", "ผลิตภัณฑ์", "โฮมสเตย์")
        ),
        occasions=(
            Occasion("10–12 ส.ค. 61", "บุญข้าวประดับดิน", TEXT),
            Occasion("13 เม.ย. 62", "สงกรานต์", cancelled=True),
        ),
        stops=(Stop(1, "บ้านศุภชัย", "ทอเสื่อกก", "ห่าง 6 กม."), Stop(2, "บ้านหนองเม็ก", "ตลาดเช้า", "ห่าง 3 กม.")),
        stops_title="หมู่บ้านใกล้เคียง",
        visit=(Line("จำนวนคน", "4–30 คน"), Line("ภาษา", "ไทย อังกฤษ")),
        travel=(Line("โดยรถยนต์", TEXT),),
        contact=(Line("โทรศัพท์", "081-234-5678"),),
        verified="ยืนยันข้อมูลล่าสุด 18 กรกฎาคม 2561",
    )


def too_much() -> Brochure:
    """Everything far longer than any paper."""
    long = " ".join([TEXT] * 40)
    return replace(
        whole(60),
        name="บ้านโนนสะอาดพัฒนาสามัคคีศรีสุขเกษมสันต์หรรษาบุรีรมย์",
        tagline=long,
        identity=long,
        story=long,
        day=long,
        occasions=tuple(Occasion("10 ส.ค. 61", f"บุญที่ {number} {TEXT}", long) for number in range(40)),
        travel=(Line("โดยรถยนต์", long), Line("รถไฟ", long)),
        visit=tuple(Line(f"ข้อ {number}", long) for number in range(12)),
        contact=tuple(Line("โทรศัพท์", long) for _number in range(4)),
        place=long,
    )
