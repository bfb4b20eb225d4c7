"""A district's sheet of 1,000 producers, 37 of whose rows hold a mistake that officers really make.

Headings in another order than the template's, one column more, Thai digits and พ.ศ. years as they are typed.
"""

import io
from collections.abc import Callable

import xlsxwriter

HEADINGS = (
    "ลำดับ",
    "ชื่อผู้ผลิต",
    "ประเภทผู้ผลิต",
    "ตำบล",
    "อำเภอ",
    "จังหวัด",
    "ปีที่ก่อตั้ง (พ.ศ.)",
    "สมาชิกชาย",
    "สมาชิกหญิง",
    "เงินทุน (บาท)",
    "ละติจูด",
    "ลองจิจูด",
    "ผู้ติดต่อ",
    "โทรศัพท์",
    "เลขประจำตัวประชาชน",
)
SUBDISTRICTS = (
    "หนองสองห้อง",
    "คึมชาด",
    "โนนธาตุ",
    "ตะกั่วป่า",
    "สำโรง",
    "หนองเม็ก",
    "ดอนดู่",
    "ดงเค็ง",
    "หันโจด",
    "ดอนดั่ง",
    "วังหิน",
    "หนองไผ่ล้อม",
)
TRADES = (
    "ทอผ้าไหม",
    "จักสานกก",
    "แปรรูปปลา",
    "ทำขนมจีน",
    "ย้อมคราม",
    "ปั้นหม้อ",
    "ทำไข่เค็ม",
    "ปลูกหม่อน",
    "ทำข้าวฮาง",
    "เลี้ยงผึ้ง",
)
ROWS = 1_000
Row = dict[str, object]


def _number(serial: int) -> str:
    """Invented, with the check digit that makes it look like one (domain.md section 9)."""
    digits = f"8{serial:011}"
    check = (
        11 - sum(int(one) * weight for one, weight in zip(digits, range(13, 1, -1), strict=True)) % 11
    ) % 10
    return f"{digits}{check}"


def _row(serial: int) -> Row:
    return {
        "ลำดับ": serial,
        "ชื่อผู้ผลิต": f"กลุ่ม{TRADES[serial % 10]} รุ่นที่ {serial}",
        "ประเภทผู้ผลิต": "กลุ่มผู้ผลิตชุมชน",
        "ตำบล": SUBDISTRICTS[serial % 12],
        "อำเภอ": "หนองสองห้อง",
        "จังหวัด": "ขอนแก่น",
        "ปีที่ก่อตั้ง (พ.ศ.)": "๒๕๔๕",
        "สมาชิกชาย": 4,
        "สมาชิกหญิง": "๑๘",
        "เงินทุน (บาท)": "50,000",
        "ผู้ติดต่อ": f"ผู้ติดต่อสมมติ {serial}",
        "โทรศัพท์": f"0{900_000_000 + serial}",
        "เลขประจำตัวประชาชน": _number(serial),
    }


#: The column with the mistake, what stands there, in how many rows. ชุมแพ has no such subdistrict: told at that one.
MISTAKES: tuple[tuple[str, object, int], ...] = (
    ("ชื่อผู้ผลิต", "", 5),
    ("ประเภทผู้ผลิต", "โรงงาน", 5),
    ("ตำบล", "บึงเนียม", 4),  # of another district
    ("อำเภอ", "ชุมแพ", 4),  # not the officer's, and the subdistrict is not in it
    ("ปีที่ก่อตั้ง (พ.ศ.)", "2002", 4),  # a Christian year
    ("สมาชิกหญิง", "สิบแปด", 4),
    ("เงินทุน (บาท)", "ห้าหมื่น", 3),
    ("ละติจูด", "16.4", 3),  # half a point
    ("โทรศัพท์", "12345", 3),
    ("เลขประจำตัวประชาชน", "1234567890123", 2),  # the check digit is wrong
)
TOLD_AT = {"อำเภอ": "ตำบล"}
PLANTED = sum(count for _column, _value, count in MISTAKES)


def planted_rows() -> dict[int, tuple[str, object]]:
    """Serial number of each row with a mistake: its column and what stands there; spread over the sheet."""
    kinds = [(column, value) for column, value, count in MISTAKES for _one in range(count)]
    return {17 + 26 * place: kind for place, kind in enumerate(kinds)}


def sheet(mend: Callable[[int], bool] = lambda _serial: False) -> bytes:
    """The file; `mend` says of a planted row whether it has been put right."""
    planted = planted_rows()
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("ผู้ผลิต")
    page.merge_range(0, 0, 0, len(HEADINGS) - 1, "บัญชีผู้ผลิต อำเภอหนองสองห้อง")
    page.write_row(1, 0, HEADINGS)
    for serial in range(1, ROWS + 1):
        row = _row(serial)
        if serial in planted and not mend(serial):
            column, value = planted[serial]
            row[column] = value
        page.write_row(serial + 1, 0, [row.get(heading, "") for heading in HEADINGS])
    book.close()
    return out.getvalue()
