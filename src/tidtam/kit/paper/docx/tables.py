"""Tables of a document: with lines and a head that every page repeats, or columns only."""

from typing import Any

from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from tidtam.kit.paper import document
from tidtam.kit.paper.document import WIDTH, Cell, Column, Table, Text
from tidtam.kit.paper.docx.styles import SIZE
from tidtam.kit.paper.docx.xml import element, twips

SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
LINE = 15.6  # points: lines in a cell stand closer


def write(made: Made, block: Table, width: float = WIDTH) -> None:
    """Rows are not torn by a page's end; the head stands on each. width: of the page's text."""
    sizes = widths(block.columns, width)
    table = made.add_table(0, len(block.columns))
    properties = table._tbl.tblPr
    properties[:] = [
        element("w:tblW", w=twips(sum(sizes)), type="dxa"),
        *([_lines()] if block.ruled else []),
        element("w:tblLayout", type="fixed"),
        *([] if block.ruled else [element("w:tblCellMar", element("w:left", w=0, type="dxa"))]),
    ]
    for column, size in zip(table._tbl.tblGrid.gridCol_lst, sizes, strict=True):
        column.w = Cm(size)
    if block.ruled:
        labels = tuple(document.bold(column.label) for column in block.columns)
        centred = tuple(Column("", align="center") for _ in block.columns)
        _row(table, labels, centred, sizes, size=block.size, head=True)
    for row in block.rows:
        _row(table, row, block.columns, sizes, height=block.row_height, size=block.size)
    after = made.add_paragraph()
    after.paragraph_format.line_spacing = Pt(6)


def widths(columns: tuple[Column, ...], width: float = WIDTH) -> list[float]:
    """Centimetres of each: those that say nothing share what the others leave."""
    taken = sum(column.width for column in columns)
    open_ones = sum(1 for column in columns if not column.width)
    share = max((width - taken) / open_ones, 1.0) if open_ones else 0.0
    return [column.width or share for column in columns]


def _row(
    table: Any,
    texts: tuple[Text | Cell, ...],
    columns: tuple[Column, ...],
    sizes: list[float],
    *,
    size: float,
    height: float = 0.0,
    head: bool = False,
) -> None:
    from tidtam.kit.paper.docx.blocks import draw, words

    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if height:
        properties.append(element("w:trHeight", val=twips(height), hRule="atLeast"))
    if head:
        properties.append(element("w:tblHeader"))
    for cell, text, column, broad in zip(row.cells, texts, columns, sizes, strict=True):
        cell.width = Cm(broad)
        if head or height:
            cell._tc.get_or_add_tcPr().append(element("w:vAlign", val="center"))
        line = cell.paragraphs[0]
        line.alignment = SIDES[column.align]
        line.paragraph_format.line_spacing = Pt(LINE * size / SIZE)
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
        words(line, text.text if isinstance(text, Cell) else text, size=0 if size == SIZE else size)
        pictures = text.pictures if isinstance(text, Cell) else ()
        below = cell.add_paragraph() if pictures else line
        for picture in pictures:
            draw(below, picture.body, picture.alt, height=picture.height)
            below.add_run(" ")


def _lines() -> Any:
    return element(
        "w:tblBorders", *(element(f"w:{edge}", val="single", sz=4, space=0, color="20242B") for edge in EDGES)
    )
