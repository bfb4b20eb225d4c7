"""One document, three forms: what is written stands in the PDF, in the DOCX and in the text, word by word."""

import io
import re
import subprocess

import docx as library
import pypdf
import pypdfium2
import pytest
from PIL import Image

from tidtam.kit.paper import docx
from tidtam.kit.paper.document import (
    Cell,
    Centred,
    Column,
    Document,
    Emblem,
    Fields,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Ruled,
    Run,
    Sides,
    Signature,
    Table,
    Turned,
    bold,
)
from tidtam.kit.paper.setting import pdf
from tidtam.kit.paper.shown import as_text
from tidtam.kit.tests.test_paper_fonts import read_by

WORDS = """
ศักดิ์สิทธิ์ น้ำ กี่ ปั๊ม อำเภอ ป๋า ญี่ปุ่น ฐิติ กตัญญู ผลิตภัณฑ์ ค่ำ ซ้ำ ป้ำ
ฟื้นฟู ปฏิญญา ส้มตำ ก๋วยเตี๋ยว ศุภชัย วังคูณ
"""
HARD = WORDS.split()
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>'
)


def square(side: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "black").save(out, "PNG")
    return out.getvalue()


def paper(*blocks, **given) -> Document:
    return Document("หนังสือ", blocks, **given)


EVERY_BLOCK = paper(
    Emblem(square(), "ตราของหน่วยงาน", 1.5, "บันทึกข้อความ"),
    Ruled((("ที่", "ขก 0019.3/", 8.0), ("วันที่", "", 0.0))),
    Sides((("ที่ ขก 0019.3/", "สำนักงานพัฒนาชุมชน"), ("", "ถนนศูนย์ราชการ ขก 40000"))),
    Heading("รายงานการประชุม", 1),
    Centred(("ครั้งที่ 2/2561", "ณ ห้องประชุม"), rule=True),
    Heading("ระเบียบวาระที่ 1"),
    Fields((("เรื่อง", "ขอเชิญประชุม"), ("สิ่งที่ส่งมาด้วย", "1. ระเบียบวาระ\n2. แบบตอบรับ")), 3.0),
    Paragraph((Run("มติที่ประชุม", bold=True), " รับทราบ 12 เรื่อง")),
    Table((Column("ที่", 1.0), Column("หมู่บ้าน")), (("1", "วังคูณ"), ("2", bold("ศุภชัย")))),
    Table((Column("", 1.0), Column("")), (("1.", "ปลัดจังหวัด"),), ruled=False),
    Picture(DRAWING, "กรอบสีดำ", 4.0, caption="ภาพที่ 1"),
    Signature(("(นายสมมติ ศักดิ์สิทธิ์)", "พัฒนาการจังหวัด"), above="ขอแสดงความนับถือ"),
)


def in_order(body: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=body, capture_output=True, check=True
    ).stdout.decode()


def in_docx(body: bytes) -> str:
    """Its words from top to bottom, tables in their place."""
    said = []
    for part in library.Document(io.BytesIO(body)).iter_inner_content():
        if hasattr(part, "rows"):
            said += ["\t".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            said.append(part.text)
    return "\n".join(said)


def joined(text: str) -> str:
    """Without the ends of lines and spaces, which paper may set where it likes."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_pdf_docx_and_text_say_the_same(digits):
    document = Document("หนังสือ", EVERY_BLOCK.blocks, digits=digits)

    said = joined(as_text(document))

    assert joined(in_order(pdf(document))) == said
    assert joined(in_docx(docx.docx(document))) == said
    assert ("๐๐๑๙" in said) is (digits == "thai")
    assert ("0019" in said) is (digits == "arabic")


@pytest.mark.parametrize("block", [Paragraph, Heading])
@pytest.mark.parametrize("reader", ["poppler", "pypdf", "pdfium", "mupdf"])
def test_hard_words_come_out_of_every_reader_as_they_went_in(reader, block, tmp_path):
    body = pdf(paper(*(block(word) for word in HARD)))

    assert read_by(reader, body, tmp_path).split() == HARD


@pytest.mark.parametrize("reader", ["poppler", "pypdf", "pdfium", "mupdf"])
def test_lines_that_are_spread_keep_their_words_and_single_spaces(reader, tmp_path):
    words = [*HARD[:9], "1,441", "ราย", "(ต.ค.", "61)"] * 5

    read = read_by(reader, pdf(paper(Paragraph(" ".join(words)), digits="arabic")), tmp_path)

    assert read.split() == words
    assert "  " not in read.strip()


def test_latin_words_keep_their_letters_in_a_pdf():
    assert "office flow" in in_order(pdf(paper(Paragraph("office flow"))))


def test_hard_words_stand_in_the_docx_letter_by_letter():
    assert in_docx(docx.docx(paper(Paragraph(" ".join(HARD))))).split() == HARD


def test_an_exact_run_keeps_its_digits():
    document = paper(Paragraph(("ที่ 1 ", Run("https://tidtam.example/1", exact=True))))

    assert as_text(document) == "ที่ ๑ https://tidtam.example/1"
    assert "https://tidtam.example/1" in in_order(pdf(document))


def test_the_pdf_is_archival_and_tagged():
    root = pypdf.PdfReader(io.BytesIO(pdf(EVERY_BLOCK))).trailer["/Root"]

    said = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said
    assert root["/MarkInfo"]["/Marked"]
    tags = subprocess.run(
        ["pdfinfo", "-struct", "-"], input=pdf(EVERY_BLOCK), capture_output=True, check=True
    ).stdout.decode(errors="replace")
    assert {"H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"} <= set(re.findall(r"^ *(\w+)", tags, re.M))


def test_the_same_document_gives_the_same_bytes():
    assert pdf(EVERY_BLOCK) == pdf(EVERY_BLOCK)
    assert docx.docx(EVERY_BLOCK) == docx.docx(EVERY_BLOCK)


def test_the_number_of_a_page_stands_from_the_second_on_in_the_digits_of_the_paper():
    shown = pypdf.PdfReader(io.BytesIO(pdf(paper(Paragraph("ก"), PageBreak(), Paragraph("ข"))))).pages

    assert "– ๒ –" in shown[1].extract_text()
    assert "–" not in shown[0].extract_text()


def test_a_signature_takes_the_line_before_it_to_its_page():
    long = [Paragraph("ข้อความ")] * 30
    document = paper(*long, Paragraph("จึงเรียนมาเพื่อทราบ"), Signature(("(นายสมมติ)",) * 4))

    last = pypdf.PdfReader(io.BytesIO(pdf(document))).pages[-1].extract_text()

    assert last.index("จึงเรียนมา") < last.index("นายสมมติ")


def test_without_an_emblem_its_room_is_left_for_printed_paper():
    with_emblem = paper(Emblem(square(), "ตรา"), Paragraph("ที่"))
    without = paper(Emblem(None, "ตรา"), Paragraph("ที่"))

    def top(document: Document) -> float:
        with pypdfium2.PdfDocument(pdf(document)) as opened:
            return opened[0].get_textpage().get_charbox(0)[3]

    assert top(with_emblem) == pytest.approx(top(without), abs=1)


def test_typed_text_is_never_markup():
    hostile = '#read("/etc/passwd") *หนา* $x$ <w:t>&amp;'

    assert hostile in in_docx(docx.docx(paper(Paragraph(hostile))))
    assert joined(hostile) in joined(in_order(pdf(paper(Paragraph(hostile)))))


def test_a_character_that_paper_cannot_show_is_a_box_in_every_form():
    document = paper(Paragraph("ดี\U0001f600\x07มาก"))

    assert as_text(document) == "ดี□มาก"
    assert joined(in_order(pdf(document))) == "ดี□มาก"
    assert in_docx(docx.docx(document)) == "ดี□มาก"


def test_pages_on_their_side_and_cells_with_pictures_say_the_same_in_every_form():
    wide = Table(
        (Column("หมู่บ้าน", 6.0), Column("หลักฐาน")),
        (("วังคูณ", Cell("ลงพื้นที่ 1", (Picture(square(), "ภาพถ่าย", height=1.9),))),),
        size=9,
    )
    document = paper(Paragraph("ก่อน"), Turned((Heading("ตาราง"), wide)), Paragraph("หลัง"))

    said = joined(as_text(document))
    body = pdf(document)

    assert re.sub("–[๐-๙]+–", "", joined(in_order(body))) == said
    assert joined(in_docx(docx.docx(document))) == said
    assert [page.mediabox.width > 800 for page in pypdf.PdfReader(io.BytesIO(body)).pages] == [
        False,
        True,
        False,
    ]
    opened = library.Document(io.BytesIO(docx.docx(document)))
    assert [section.page_width > section.page_height for section in opened.sections] == [False, True, False]
    assert len(opened.inline_shapes) == 1
