"""Charts: drawn once, safe in a page under the strict CSP, readable by ear, the same on paper."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tidtam.kit import charts, paper

ROWS = [("น้ำพอง", 120), ("ชุมแพ", 45), ("พล", 0)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: object) -> Path:
    settings.HOME = tmp_path
    return tmp_path


def test_a_chart_is_drawn_once_and_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = charts.svg(charts.bar("น้ำพองขายได้มากที่สุด", ROWS, unit="บาท"))
    monkeypatch.setattr(charts, "_draw", lambda spec: pytest.fail("drawn again"))

    assert charts.svg(charts.bar("น้ำพองขายได้มากที่สุด", ROWS, unit="บาท")) == first
    assert len(list((home / "charts").glob("*.svg"))) == 1


def test_other_values_are_another_drawing(home: Path) -> None:
    charts.svg(charts.column("ยอด", ROWS))
    charts.svg(charts.column("ยอด", [("น้ำพอง", 121), *ROWS[1:]]))

    assert len(list((home / "charts").glob("*.svg"))) == 2


def test_title_names_and_written_values_stand_in_the_drawing() -> None:
    drawing = charts.svg(
        charts.line("ขายได้มากขึ้น", [("ต.ค. 60", 10, "10.0 ล้าน"), ("พ.ย. 60", 20)], unit="บาท")
    )

    words = [node.text for node in ElementTree.fromstring(drawing).iter() if node.text]
    assert {"ขายได้มากขึ้น", "บาท", "ต.ค. 60", "10.0 ล้าน", "20"} <= set(words)


def test_a_drawing_has_nothing_that_the_csp_refuses() -> None:
    drawing = charts.svg(charts.bar("<script>alert(1)</script>", [('"><style>', 1), ("javascript:x", 2)]))

    root = ElementTree.fromstring(drawing)
    assert {node.tag.split("}")[1] for node in root.iter()} <= charts.KEPT_TAGS
    assert not [
        name for node in root.iter() for name in node.attrib if name == "style" or name.startswith("on")
    ]
    assert "url(" not in drawing


def test_a_drawing_speaks() -> None:
    root = ElementTree.fromstring(charts.svg(charts.bar("น้ำพองนำ", ROWS, unit="ราย")))

    assert root.get("role") == "img"
    assert root.get("aria-label") == "น้ำพองนำ (ราย): น้ำพอง 120; ชุมแพ 45; พล 0"


def test_colours_follow_the_theme_on_the_page_and_are_plain_on_paper() -> None:
    drawing = charts.svg(charts.bar("ยอด", ROWS))

    assert 'fill="var(--indigo, #1f3f6e)"' in drawing
    on_paper = charts.for_paper(drawing)
    assert "var(" not in on_paper
    assert "น\u0e4d\u0e49\u0e32พอง" in on_paper
    assert paper.render(
        "kit/letter.typ", {"heading": "รูป", "pictures": ["x.svg"]}, pictures={"x.svg": on_paper}
    ).startswith(b"%PDF")


def test_two_rows_of_one_name_are_two_bars() -> None:
    drawing = charts.svg(charts.bar("ซ้ำชื่อ", [("บ้านโคกสูง", 1), ("บ้านโคกสูง", 2)]))

    assert drawing.count(">บ้านโคกสูง<") == 2


def test_on_a_telephone_months_lie() -> None:
    spec = charts.column("รายเดือน", ROWS)

    assert 'width="330"' in charts.svg(spec, width=charts.NARROW)
    assert '"y": {"field": "place"' in charts.vega_lite(spec, charts.NARROW)
    assert '"x": {"field": "place"' in charts.vega_lite(spec, charts.WIDE)


def test_a_spec_that_cannot_be_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "vega_lite", lambda spec, width: '{"mark": "nonsense"}')

    with pytest.raises(charts.ChartProblem):
        charts.svg(charts.bar("ยอด", ROWS))


def test_no_rows_are_still_a_drawing() -> None:
    assert "<svg" in charts.svg(charts.bar("ยังไม่มีข้อมูล", []))
