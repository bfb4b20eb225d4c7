"""Panels are drawn to scale: everything inside, nothing over anything else, the same on screen and paper."""

import re
import subprocess
from html import unescape
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tidtam.registers.signs.checks import checks
from tidtam.registers.signs.drawing import shapes, svg
from tidtam.registers.signs.drawing.facts import LineFacts, PanelFacts, TooNarrow
from tidtam.registers.signs.drawing.layout import Box, Drawing, Symbol, Words, lay_out
from tidtam.registers.signs.drawing.letters import FONT, metrics, size_for, width
from tidtam.registers.signs.models import Arrow, Sign
from tidtam.registers.signs.panels import drawn
from tidtam.registers.signs.pictograms import PICTOGRAMS
from tidtam.registers.signs.printing import full_size, scale_for, sheet
from tidtam.registers.signs.queries import whole
from tidtam.registers.signs.tests.factories import make_line, make_panel, make_sign

MM = 72 / 25.4
NAMES = st.sampled_from(["บ้านวังคูณ", "วัดป่าศุภชัย", "ปรางค์กู่เปือยน้อย", "พล", "หมู่บ้านท่องเที่ยวโอทอปนวัตวิถีบ้านหัวขัว"])
LINES = st.builds(
    LineFacts,
    text_th=NAMES,
    text_en=st.sampled_from(["", "Ban Wang Khun", "Prang Ku Pueai Noi Historic Park"]),
    arrow=st.sampled_from(Arrow.values),
    distance=st.sampled_from(["", "500 ม.", "12.5 กม."]),
    pictogram=st.sampled_from(["", *PICTOGRAMS]),
    historic=st.booleans(),
)


def inside(drawing: Drawing) -> None:
    """Nothing that is drawn leaves the panel."""
    for part in drawing.parts:
        match part:
            case Box():
                left, right, top, bottom = part.x, part.x + part.width, part.y, part.y + part.height
            case Symbol():
                left, right, top, bottom = part.x, part.x + part.side, part.y, part.y + part.side
            case Words():
                long = width(part.text, part.size)
                left = part.x - {"start": 0, "middle": long / 2, "end": long}[part.anchor]
                right, top, bottom = left + long, part.y - part.size, part.y + part.size * 0.3
        assert left >= -0.01, part
        assert right <= drawing.width + 0.01, part
        assert top >= -0.01, part
        assert bottom <= drawing.height + 0.01, part


def spans(drawing: Drawing, y: float) -> list[tuple[float, float]]:
    """What lies beside one another on the line whose Thai words stand at y."""
    found = []
    for part in drawing.parts:
        if isinstance(part, Words) and part.y == y:
            long = width(part.text, part.size)
            left = part.x - {"start": 0, "middle": long / 2, "end": long}[part.anchor]
            found.append((left, left + long))
        elif isinstance(part, Symbol) and part.y <= y <= part.y + part.side:
            found.append((part.x, part.x + part.side))
    return sorted(found)


@given(lines=st.lists(LINES, min_size=1, max_size=6), letter=st.integers(20, 400))
def test_whatever_is_written_stands_inside_and_beside_nothing_else(lines, letter):
    drawing = lay_out(PanelFacts("blue", "white", letter, tuple(lines)))
    inside(drawing)
    for y in {part.y for part in drawing.parts if isinstance(part, Words) and part.lang == "th"}:
        row = spans(drawing, y)
        assert all(before[1] <= after[0] + 0.01 for before, after in pairwise(row)), row


@given(line=LINES, letter=st.integers(20, 400))
def test_a_sign_of_one_place_stands_inside_too(line, letter):
    inside(lay_out(PanelFacts("white", "brown", letter, (line,), upright=True)))


@given(
    lines=st.lists(LINES, min_size=1, max_size=6), wide=st.integers(100, 6000), high=st.integers(100, 4000)
)
def test_the_size_that_was_asked_for_is_kept_or_refused_with_what_is_missing(lines, wide, high):
    facts = PanelFacts("blue", "white", 150, tuple(lines), wide, high)
    free = lay_out(facts._replace(width_mm=None, height_mm=None, letter_mm=round(150 * 0.75)))
    if free.width - 10 > wide or free.height - 10 > high:
        with pytest.raises(TooNarrow) as narrow:
            lay_out(facts)
        assert narrow.value.missing_mm > 0
        return
    if free.width + 10 > wide or free.height + 10 > high:
        return  # a matter of the rounded millimetre
    drawing = lay_out(facts)
    assert (drawing.width, drawing.height) == (wide, high)
    assert 150 * 0.749 <= drawing.letter_mm <= 150
    inside(drawing)


def test_letters_are_as_high_as_the_class_says():
    assert size_for(150) * metrics().consonant == pytest.approx(150)
    assert width("บ้าน", 100) == pytest.approx(width("บาน", 100)), "a tone has no width of its own"


def test_every_pictogram_that_can_be_chosen_is_drawn_and_every_arrow_turned():
    assert set(PICTOGRAMS) == set(shapes.PICTOGRAMS)
    assert set(Arrow.values) - {"", "back"} == set(shapes.TURNS)
    seen = {svg.pictogram(name) for name in PICTOGRAMS}
    assert len(seen) == len(PICTOGRAMS)


def test_the_picture_is_whole_xml_with_its_words_escaped_and_no_style():
    facts = PanelFacts("blue", "white", 100, (LineFacts("<script>alert(1)</script>&", 'a"b', "left"),))
    picture = svg.written(lay_out(facts), 'ก"<b>')
    root = ElementTree.fromstring(picture)
    assert "style" not in picture
    assert "<script" not in picture
    assert root.attrib["aria-label"] == 'ก"<b>'


@pytest.fixture
def sign(db):
    panel = make_panel(
        make_line(), make_line(text_th="วัดป่า", text_en="Wat Pa", arrow="right"), code="combined"
    )
    return whole(Sign.objects.all()).get(pk=make_sign("ขก-001", panel, make_panel()).pk)


def boxes(file: Path) -> list[tuple[float, float]]:
    """Sides in mm of the rectangles that the page draws, by MuPDF's own reading."""
    told = subprocess.run(["mutool", "trace", file], capture_output=True, check=True).stdout.decode()
    found = []
    for path in re.findall(r"<fill_path.*?</fill_path>", told, re.S):
        matrix = re.search(r'transform="([-\d. e]+)"', path)
        scale = abs(float(matrix[1].split()[0])) if matrix else 1.0
        xs = [float(x) * scale for x in re.findall(r'\bx\d?="([-\d.e]+)"', path)]
        ys = [float(y) * scale for y in re.findall(r'\by\d?="([-\d.e]+)"', path)]
        if xs and ys:
            found.append(((max(xs) - min(xs)) / MM, (max(ys) - min(ys)) / MM))
    return found


def test_a_panel_in_its_own_size_is_a_page_of_that_size(sign, tmp_path):
    panel = sign.panels.all()[0]
    made = drawn(panel)
    (tmp_path / "panel.pdf").write_bytes(full_size(panel))
    told = subprocess.run(
        ["pdfinfo", tmp_path / "panel.pdf"], capture_output=True, check=True, text=True
    ).stdout
    wide, high = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told).groups())
    assert (wide / MM, high / MM) == pytest.approx((made.width, made.height), abs=0.5)


def test_letters_on_paper_stand_beside_one_another_also_behind_am(db, tmp_path):
    panel = make_panel(make_line(text_th="บ้านคำม่วง ถ้ำน้ำ", text_en="Khammuang"))
    sign = whole(Sign.objects.all()).get(pk=make_sign("ขก-001", panel).pk)
    file = tmp_path / "panel.pdf"
    file.write_bytes(full_size(sign.panels.all()[0]))
    told = subprocess.run(["mutool", "draw", "-q", "-F", "stext", file], capture_output=True, check=True)
    found = re.findall(r'<char [^>]* x="([-\d.]+)" y="([-\d.]+)"[^>]* c="([^"]+)"', told.stdout.decode())
    letters = [(unescape(letter), float(x), y) for x, y, letter in found]
    (base,) = [y for letter, _x, y in letters if letter == "ค"]
    places = {letter: x for letter, x, y in letters if y == base}
    size = size_for(drawn(sign.panels.all()[0]).letter_mm) * MM
    assert places["ม"] - places["ค"] == pytest.approx(width("คำ", size), rel=0.03)
    assert places["ว"] - places["ม"] == pytest.approx(width("ม่", size), rel=0.03)


def test_a_vowel_below_does_not_touch_the_english_capitals():
    drawing = lay_out(PanelFacts("blue", "white", 100, (LineFacts("บ้านวังคูณ", "Khun"),)))
    thai, english = [part for part in drawing.parts if isinstance(part, Words)]
    with TTFont(FONT) as font:
        glyphs, names, unit = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
        bounds = {}
        for letter in "ูK":
            pen = BoundsPen(glyphs)
            glyphs[names[ord(letter)]].draw(pen)
            bounds[letter] = (pen.bounds[1] / unit, pen.bounds[3] / unit)
    lowest = thai.y - bounds["ู"][0] * thai.size
    assert english.y - bounds["K"][1] * english.size - lowest >= 10, "a tenth of a letter between them"


def test_the_working_sheet_is_true_to_its_scale(sign, tmp_path):
    made = drawn(sign.panels.all()[0])
    scale = scale_for(made)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(sheet(sign, by=None))
    wanted = (made.width / scale, made.height / scale)
    assert any(box == pytest.approx(wanted, abs=0.3) for box in boxes(file)), (wanted, boxes(file)[:9])


def test_the_working_sheet_tells_what_a_sign_maker_asks(sign):
    words = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=sheet(sign, by=None), capture_output=True, check=True
    )
    text = words.stdout.decode()
    for wanted in ("ขก-001", "บ้านวังคูณ", "Ban Wang Khun", "Wat Pa", "16.000000, 102.600000", "ขก.2040"):
        assert wanted in text


def test_what_does_not_fit_is_told_on_the_page_before_anybody_pays(db):
    sign = make_sign("ขก-001", make_panel(make_line(), width_mm=400))
    (told,) = [one for one in checks(whole(Sign.objects.all()).get(pk=sign.pk)) if one.code == "room"]
    assert (told.state, told.panel, told.line) == ("late", 1, 1)
    with pytest.raises(TooNarrow):
        sheet(whole(Sign.objects.all()).get(pk=sign.pk), by=None)
