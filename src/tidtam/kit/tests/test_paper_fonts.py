"""What the fonts are made for: Thai that copies and searches rightly out of a PDF, in any reader."""

import io
import json
import shutil
import subprocess
import time
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import typst

from tidtam.kit import fonts
from tidtam.kit.paper import FONTS, PaperProblem, decompose_am, template_path
from tidtam.kit.paper.spelling import spell

HARD_WORDS = """
ศักดิ์สิทธิ์ น้ำ กี่ ปั๊ม อำเภอ ที่ ผู้ หนึ่ง กิ๊ฟ ญี่ปุ่น ฐาน ปิ่น ค่ำ ซ้ำ ก๊ำ ป้ำ
ปำ ทำ ฝั่ง ฟื้น ฝืน ปิ๊ง ปั้น ฟั่น ตี๋ ผึ้ง ฎุ ญู ฐู ปฏิญญา ผลิตภัณฑ์ นวัตวิถี
หนองสองห้อง เปือยน้อย ก้านเหลือง วังคูณ หัวละเลิง ปลัดจังหวัด ส้มตำ ก๋วยเตี๋ยว จำนำ ○ ◐ ● ✓ ▲ ■ □
1,441 ๒๕๖๑
"""
WORDS = HARD_WORDS.split()


def stock_page(words: list[str], weight: str = "regular") -> bytes:
    look = f'font: "Sarabun", lang: "th", weight: "{weight}"'
    source = f"#set document(date: auto)\n#set text({look})\n{chr(10).join(words)}"
    shelf = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.compile(source.replace("\n", "\n\n").encode(), font_paths=shelf, timestamp=0)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\f", "\n").split("\n") if line.strip()]


def by_poppler(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold", "bold"])
@pytest.mark.parametrize("reader", ["poppler", "pypdf", "pdfium", "mupdf"])
def test_hard_words_come_out_of_every_reader_as_they_went_in(
    reader: str, weight: str, tmp_path: Path
) -> None:
    """pypdf stands for those that know no ActualText."""
    pdf = spell(stock_page(WORDS, weight))

    assert lines(read_by(reader, pdf, tmp_path)) == WORDS


def read_by(reader: str, pdf: bytes, folder: Path) -> str:
    if reader == "mupdf":
        assert shutil.which("mutool"), "mupdf-tools stands in .ci/packages"
        (folder / "page.pdf").write_bytes(pdf)
        command = ["mutool", "draw", "-q", "-F", "txt", str(folder / "page.pdf")]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()
    if reader == "pdfium":
        with pypdfium2.PdfDocument(pdf) as opened:
            return "\n".join(page.get_textpage().get_text_range() for page in opened)
    assert shutil.which("pdftotext"), "poppler-utils stands in .ci/packages"
    return by_poppler(pdf) if reader == "poppler" else by_pypdf(pdf)


def test_a_drawing_on_the_page_does_not_take_the_am_from_the_words() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30">%s</svg>'
    drawing = svg % decompose_am('<text font-family="Sarabun">อ.น้ำพอง</text>')
    image = f"#image(bytes({json.dumps(drawing, ensure_ascii=False)}))"

    assert lines(by_pypdf(spell(stock_page(["ตำบล", "น้ำ", image])))) == ["ตำบล", "น้ำ", "อ.น้ำพอง"]


def test_without_the_spelling_such_a_reader_doubles_syllables() -> None:
    assert lines(by_pypdf(stock_page(["ศักดิ์สิทธิ์"]))) != ["ศักดิ์สิทธิ์"]


def test_a_pdf_of_another_make_is_left_as_it_is() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)

    assert pypdf.PdfReader(io.BytesIO(spell(out.getvalue()))).pages


def test_making_fonts_again_does_nothing_and_is_quick() -> None:
    fonts.make()
    started = time.monotonic()

    assert fonts.make() is False
    assert time.monotonic() - started < 1


def test_page_fonts_are_small_and_have_every_weight() -> None:
    sizes = {path.name: path.stat().st_size for path in fonts.PAGES.glob("*.woff2")}

    assert set(sizes) == {f"sarabun-{weight}.woff2" for weight in (400, 500, 600, 700)}
    assert max(sizes.values()) < 60_000


@pytest.mark.parametrize("name", ["../etc/passwd", "kit/../x.typ", "kit/base", "kit/absent.typ"])
def test_a_template_is_a_name_of_a_room_and_nothing_else(name: str) -> None:
    with pytest.raises(PaperProblem):
        template_path(name)
