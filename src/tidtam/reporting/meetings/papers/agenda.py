"""ระเบียบวาระการประชุม: the items in the body's own order, what stands under each, the papers that go with it."""

from tidtam.kit.paper.document import Block, Centred, Digits, Document, Heading, Paragraph
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Item, Meeting

LEFT = 1.2


def agenda(
    meeting: Meeting, items: tuple[Item, ...], *, digits: Digits = "thai", notice: str = ""
) -> Document:
    head = (
        Heading("ระเบียบวาระการประชุม", 1),
        Centred((wording.full(meeting), *wording.when_and_where(meeting)), rule=True),
    )
    under = tuple(block for item in items for block in _item(item))
    return Document(
        f"ระเบียบวาระการประชุม {wording.full(meeting)}", (*head, *under), digits=digits, notice=notice
    )


def _item(item: Item) -> list[Block]:
    lines = item.paragraphs or (() if item.papers else (wording.NOTHING,))
    papers = [f"เอกสารประกอบ {name}" for name in item.papers]
    return [
        Heading(f"ระเบียบวาระที่ {item.number}  {item.heading}"),
        *(Paragraph(line, first=LEFT, left=LEFT) for line in (*lines, *papers)),
    ]
