"""A letter and a memo that say nothing, so that an office sees its letterhead before the first is sent."""

from tidtam.kit.paper.document import Document, PageBreak, Paragraph
from tidtam.reporting.meetings.papers import letter
from tidtam.reporting.meetings.papers.facts import Office, Sent

SUBJECT = "ตัวอย่างหนังสือ"
TEXT = (
    "ข้อความนี้เป็นตัวอย่างสำหรับตรวจดูหัวหนังสือ ตรา ที่อยู่ เลขที่หนังสือ และผู้ลงนาม "
    "ก่อนส่งหนังสือฉบับแรก ตัวเลขในหนังสือเขียนตามที่ตั้งไว้ เช่น 1,441 ราย"
)


def sample(office: Office, body: str) -> Document:
    content = letter.Content(
        subject=SUBJECT,
        blocks=(Paragraph(TEXT), Paragraph("จึงเรียนมาเพื่อโปรดทราบ")),
        enclosures=("ระเบียบวาระการประชุม จำนวน 1 ชุด",),
    )
    external = letter.write(Sent(office, to=body), content)
    memo = letter.write(Sent(office, to=body, form="memo"), content)
    return Document(
        title=SUBJECT,
        blocks=(*external.blocks, PageBreak(), *memo.blocks),
        digits=office.digits,
    )
