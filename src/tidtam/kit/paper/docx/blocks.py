"""Each block of a document in the word processor's paragraphs and tables."""

import io

from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as Line

from tidtam.kit import raster
from tidtam.kit.paper.document import (
    WIDTH,
    Block,
    Centred,
    Emblem,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Ruled,
    Sides,
    Signature,
    Space,
    Table,
    Text,
    Turned,
    runs,
)
from tidtam.kit.paper.docx import tables
from tidtam.kit.paper.docx.styles import TITLE
from tidtam.kit.paper.docx.xml import element

GAP = Pt(2.4)  # between paragraphs, as in the PDF
MEMO_NAME = 22  # points
HALF = WIDTH / 2


def write(made: Made, block: Block, after: Block | None, *, width: float = WIDTH) -> None:
    """Add one block; what stands before a signature stays on its page. width: of the page's text."""
    match block:
        case Heading(text=text, level=level):
            words(made.add_paragraph(style=f"Heading {level}"), text)
        case Centred(lines=lines, rule=rule):
            for text in lines:
                words(_plain(made, WD_ALIGN_PARAGRAPH.CENTER), text)
            if rule:
                _rule(made)
        case Paragraph():
            _paragraph(made, block).paragraph_format.keep_with_next = isinstance(after, Signature)
        case Fields(rows=rows, label_width=label, left=left):
            for name, value in rows:
                line = _hanging(made, left + label, -label)
                words(line, name)
                line.add_run("\t")
                words(line, value)
                line.paragraph_format.keep_with_next = isinstance(after, Signature)
        case Ruled():
            _ruled(made, block)
        case Sides(rows=rows, at=at):
            for one, other in rows:
                line = _hanging(made, at, -at)
                line.paragraph_format.space_after = Pt(0)
                words(line, one)
                line.add_run("\t")
                words(line, other)
        case Table():
            tables.write(made, block, width)
        case Signature():
            _signature(made, block)
        case Picture():
            _picture(made, block)
        case Emblem():
            _emblem(made, block)
        case Space(height=height):
            _gap(made, height)
        case Turned():
            raise ValueError("pages on their side are laid by docx() itself")
        case PageBreak():
            line = _plain(made)
            line.add_run().add_break(WD_BREAK.PAGE)
            _exactly(line, 1)  # what is left of its line goes over to the new page


def words(line: Line, text: Text, *, bold: bool = False, size: float = 0) -> None:
    """The text's runs; a line of its own for each line in them."""
    for run in runs(text):
        for number, part in enumerate(run.text.split("\n")):
            added = line.add_run()
            if number:
                added.add_break()
            added.add_text(part)
            if run.bold or bold:
                added.bold, added.font.cs_bold = True, True
            if size:
                added.font.size = Pt(size)
                added._r.get_or_add_rPr().append(element("w:szCs", val=round(size * 2)))


def _plain(made: Made, side: WD_ALIGN_PARAGRAPH | None = None) -> Line:
    line = made.add_paragraph()
    if side is not None:
        line.alignment = side
    return line


def _paragraph(made: Made, block: Paragraph) -> Line:
    line = _plain(made, WD_ALIGN_PARAGRAPH.THAI_JUSTIFY if block.justify else None)
    shape = line.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(block.left), Cm(block.first - block.left)
    shape.space_after = GAP
    words(line, block.text)
    return line


def _hanging(made: Made, left: float, first: float) -> Line:
    line = _plain(made)
    shape = line.paragraph_format
    shape.left_indent, shape.first_line_indent, shape.space_after = Cm(left), Cm(first), GAP
    shape.tab_stops.add_tab_stop(Cm(left))
    return line


def _rule(made: Made) -> None:
    """A short line in the middle: the lower edge of an empty paragraph."""
    line = _plain(made)
    shape = line.paragraph_format
    shape.left_indent = shape.right_indent = Cm(HALF - 2)
    _exactly(line, 6)
    shape.space_after = Pt(8)
    edge = element("w:bottom", val="single", sz=6, space=1, color="20242B")
    line._p.get_or_add_pPr().insert_element_before(
        element("w:pBdr", edge), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _ruled(made: Made, block: Ruled) -> None:
    """Labels and values with dots up to the next label, or to the end of the line."""
    line = _plain(made)
    _exactly(line, 23)
    at = 0.0
    for label, value, width in block.parts:
        if at:
            line.add_run(" ")
        at = at + width if width else WIDTH
        side = WD_TAB_ALIGNMENT.LEFT if at < WIDTH else WD_TAB_ALIGNMENT.RIGHT
        line.paragraph_format.tab_stops.add_tab_stop(Cm(at), side, WD_TAB_LEADER.DOTS)
        words(line, label, bold=True, size=TITLE)
        line.add_run("  ")
        words(line, value)
        line.add_run("\t")


def _signature(made: Made, block: Signature) -> None:
    texts = (block.above, *block.lines)
    for number, text in enumerate(texts):
        line = _plain(made, WD_ALIGN_PARAGRAPH.CENTER)
        shape = line.paragraph_format
        shape.left_indent = Cm(HALF)
        shape.keep_with_next = number + 1 < len(texts)
        shape.space_before = Pt(12) if number == 0 else Cm(block.room) if number == 1 else Pt(0)
        words(line, text)
    line.paragraph_format.space_after = Pt(7)


def _picture(made: Made, block: Picture) -> None:
    line = _plain(made, WD_ALIGN_PARAGRAPH.CENTER)
    draw(line, block.body, block.alt, width=block.width, height=block.height)
    if block.caption:
        line.paragraph_format.keep_with_next = True
        words(_plain(made, WD_ALIGN_PARAGRAPH.CENTER), block.caption, size=10.5)


def _emblem(made: Made, block: Emblem) -> None:
    line = _plain(made, None if block.name else WD_ALIGN_PARAGRAPH.CENTER)
    line.paragraph_format.space_after = Cm(0.4)
    if block.body is None:
        _exactly(line, block.height * 72 / 2.54)
    else:
        draw(line, block.body, block.alt, height=block.height)
    if block.name:
        line.paragraph_format.tab_stops.add_tab_stop(Cm(HALF), WD_TAB_ALIGNMENT.CENTER)
        line.add_run("\t")
        words(line, block.name, bold=True, size=MEMO_NAME)


def draw(line: Line, given: bytes | str, alt: str, *, width: float = 0, height: float = 0) -> None:
    """A picture in the line, not larger than it may be, and what it shows for those who cannot see it."""
    body = raster.png(given, width=1600) if isinstance(given, str) else given
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    drawn = line.add_run().add_picture(io.BytesIO(body))
    shares = [Cm(limit) / side for limit, side in ((width, drawn.width), (height, drawn.height)) if limit]
    share = min(shares)
    drawn.width, drawn.height = round(drawn.width * share), round(drawn.height * share)  # type: ignore[assignment]
    drawn._inline.docPr.set("descr", alt)
    for side in ("distT", "distB", "distL", "distR"):
        drawn._inline.set(side, "0")  # unsaid, LibreOffice takes a third of a centimetre


def _gap(made: Made, height: float) -> None:
    _exactly(_plain(made), height * 72 / 2.54)


def _exactly(line: Line, points: float) -> None:
    line.paragraph_format.line_spacing = Pt(points)
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
