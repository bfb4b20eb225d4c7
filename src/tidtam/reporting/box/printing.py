"""The covering paper of a box: what it is of, what is in it, its head. Thai, whoever prints it."""

from django.utils import translation

from tidtam.kit import clock, paper
from tidtam.kit.calendar import date_long
from tidtam.kit.notice import notice
from tidtam.reporting.box.models import Box


def covering_paper(box: Box) -> bytes:
    """PDF. PaperProblem where it cannot be set."""
    assert box.made_at is not None
    made = clock.local(box.made_at)
    with translation.override("th"):
        when = f"{date_long(made.date())} เวลา {made:%H.%M} น."
    lines = [
        ("กล่องของ", box.title),
        ("จัดทำเมื่อ", when),
        ("จัดทำโดย", box.made_by.label),
        ("ระเบียน", f"{box.records:,} ระเบียน"),
        ("ภาพและเอกสาร", f"{box.files:,} ไฟล์" + (f" (ไม่พบในคลัง {box.missing:,} ไฟล์)" if box.missing else "")),
        ("ขนาด", f"{box.size:,} ไบต์"),
    ]
    inputs = {
        "title": "ใบนำส่งกล่องหลักฐานสำหรับผู้ตรวจสอบ",
        "notice": notice(),
        "lines": [{"label": label, "value": value} for label, value in lines],
        "head": [box.head[start : start + 4] for start in range(0, len(box.head), 4)],
        "command": f"python3 verify_box.py กล่อง.zip --head {box.head}",
    }
    return paper.render("box/cover.typ", inputs, at=box.made_at)
