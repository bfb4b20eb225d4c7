"""Charts drawn in the process: every value is said, nothing in a name can break out."""

from xml.etree import ElementTree

import pytest

from tidtam.kit import plots
from tidtam.kit.plots import Bar, Line

ROWS = [Bar("อ.เมือง<b>\"&'", 120, "120", 60), Bar("อ.พล", -40, "-40"), Bar("ก" * 90, 0, "0")]


@pytest.mark.parametrize("width", [plots.WIDE, plots.NARROW])
def test_a_drawing_is_whole_and_says_every_value(width):
    drawings = [
        plots.bars("มากที่สุด <&>", ROWS, unit="บาท", width=width),
        plots.columns("เดือน", ROWS, width=width),
        plots.lines(
            "ปี", ["ต.ค.", "พ.ย."], [Line("ปีนี้", [1, None]), Line("ปีก่อน", [5, 7], strong=False)], width=width
        ),
        plots.lines("ว่าง", [], [Line("ปีนี้", [])], width=width),
        plots.bars("ว่าง", [], width=width),
    ]
    for drawing in drawings:
        root = ElementTree.fromstring(drawing)
        assert root.get("role") == "img"
        assert "<b>" not in drawing
        assert "style=" not in drawing
    assert "อ.พล -40" in ElementTree.fromstring(drawings[0]).get("aria-label", "")
    assert "ปีก่อน: ต.ค. 5, พ.ย. 7" in ElementTree.fromstring(drawings[2]).get("aria-label", "")


def test_what_is_not_official_is_drawn_pale():
    drawing = plots.bars("t", [Bar("a", 100, "100", 40)])
    assert drawing.count("<rect") == 2
    assert drawing.count("fill-opacity") == 1


def test_a_drawing_alone_needs_no_page():
    alone = plots.alone(plots.bars("t", ROWS))
    assert "var(" not in alone
    ElementTree.fromstring(alone.split("\n", 1)[1])


def test_names_of_lines_that_end_near_the_middle_find_a_place_each():
    for before in range(40, 66):
        for now in range(40, 66):
            drawn = [Line("ปีนี้", [100, now]), Line("ปีก่อน", [100, before], strong=False)]
            drawing = ElementTree.fromstring(plots.lines("ปี", ["ต.ค.", "พ.ย."], drawn))
            places = {
                text.text: float(text.get("y", "0")) for text in drawing.iter() if text.tag.endswith("text")
            }
            assert abs(places["ปีนี้"] - places["ปีก่อน"]) >= 16.9
