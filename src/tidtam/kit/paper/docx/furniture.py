"""What stands round the words: A4 with the margins of an official letter, page numbers, notice, foot line."""

from typing import Any

from docx.document import Document as Made
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tidtam.kit.paper.document import WIDTH, Document
from tidtam.kit.paper.docx.styles import SMALL
from tidtam.kit.paper.docx.xml import element

WARNING, QUIET = RGBColor(0x97, 0x22, 0x2D), RGBColor(0x5C, 0x61, 0x6B)


def lay(made: Made, document: Document) -> None:
    """The page, and on each its notice and foot; its number in the middle from the second on."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1)
    section.different_first_page_header_footer = True
    kind = "thaiNumbers" if document.digits == "thai" else "decimal"
    shape = section._sectPr
    shape.insert_element_before(element("w:pgNumType", fmt=kind), "w:cols", "w:titlePg", "w:docGrid")
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        line = _line(header, WIDTH / 2, WD_TAB_ALIGNMENT.CENTER, WIDTH)
        line.add_run("\t")
        if numbered:
            line.add_run("– ")
            line._p.append(_number())
            line.add_run(" –")
        if document.notice:
            said = line.add_run(f"\t{document.notice}")
            said.bold, said.font.cs_bold = True, True
            _small(said, WARNING)
    for footer in (section.footer, section.first_page_footer):
        line = _line(footer, WIDTH, WD_TAB_ALIGNMENT.RIGHT)
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
