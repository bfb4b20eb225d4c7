"""What stands round the words: A4 with the margins of an official letter, page numbers, notice, foot line."""

from typing import Any

from docx.document import Document as Made
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from tidtam.kit.paper.document import WIDTH, Document
from tidtam.kit.paper.docx.styles import SMALL
from tidtam.kit.paper.docx.xml import element

WARNING, QUIET = RGBColor(0x97, 0x22, 0x2D), RGBColor(0x5C, 0x61, 0x6B)


def lay(made: Made, document: Document) -> None:
    """The page, and on each its notice and foot; its number in the middle from the second on."""
    section = made.sections[0]
    section.different_first_page_header_footer = True
    kind = "thaiNumbers" if document.digits == "thai" else "decimal"
    shape = section._sectPr
    shape.insert_element_before(element("w:pgNumType", fmt=kind), "w:cols", "w:titlePg", "w:docGrid")
    _measure(section, WIDTH)
    _furnish(section.header, section.footer, document, WIDTH, numbered=True)
    _furnish(section.first_page_header, section.first_page_footer, document, WIDTH, numbered=False)


def turn(made: Made, document: Document, width: float) -> None:
    """The pages from here on: lying on their side for the wider text, upright again for the other."""
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _measure(section, width)
    _furnish(section.header, section.footer, document, width, numbered=True)
    last = Line(made.element.body[-2], made)  # the empty line that holds the end of the pages before
    last.paragraph_format.line_spacing = Pt(1)


def _measure(section: Section, width: float) -> None:
    upright = width == WIDTH
    sides = (Cm(21), Cm(29.7)) if upright else (Cm(29.7), Cm(21))
    section.orientation = WD_ORIENTATION.PORTRAIT if upright else WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = sides
    section.left_margin, section.right_margin = Cm(3 if upright else 2), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1)


def _furnish(header: Any, footer: Any, document: Document, width: float, *, numbered: bool) -> None:
    line = _line(header, width / 2, WD_TAB_ALIGNMENT.CENTER, width)
    line.add_run("\t")
    if numbered:
        line.add_run("– ")
        line._p.append(_number())
        line.add_run(" –")
    if document.notice:
        said = line.add_run(f"\t{document.notice}")
        said.bold, said.font.cs_bold = True, True
        _small(said, WARNING)
    line = _line(footer, width, WD_TAB_ALIGNMENT.RIGHT)
    if document.foot or document.reference:
        _small(line.add_run(f"{document.foot}\t{document.reference}"), QUIET)


def _line(place: Any, at: float, side: Any, right: float = 0) -> Any:
    place.is_linked_to_previous = False
    line = place.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Cm(at), side)
    if right:
        line.paragraph_format.tab_stops.add_tab_stop(Cm(right), WD_TAB_ALIGNMENT.RIGHT)
    return line


def _small(run: Any, colour: RGBColor) -> None:
    run.font.size, run.font.color.rgb = Pt(SMALL), colour
    run._r.rPr.append(element("w:szCs", val=round(SMALL * 2)))


def _number() -> Any:
    """Word writes it in the page's digits; LibreOffice writes it 2 whatever the page says."""
    field = element("w:fldSimple", element("w:r", _text("2")))
    field.set(qn("w:instr"), " PAGE ")
    return field


def _text(words: str) -> Any:
    made = element("w:t")
    made.text = words
    return made
