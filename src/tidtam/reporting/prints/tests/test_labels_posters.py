"""Labels and posters: to scale, inside their edges, with a code that a phone reads."""

from dataclasses import replace

import pytest

from tidtam.reporting.prints.facts import Label, Line, MarkShown, Poster
from tidtam.reporting.prints.papers.labels import SHAPES, Size, labels, sheet_of
from tidtam.reporting.prints.papers.posters import Sheet, poster
from tidtam.reporting.prints.tests.brochures import GROUND, LITTLE, TEXT
from tidtam.reporting.prints.tests.papers import joined, printed, sizes, text, words

LABEL = Label(
    "th",
    "ผ้าไหมมัดหมี่",
    "กลุ่มทอผ้า",
    "บ้านวังคูณ ต.หนองเม็ก",
    "https://tidtam.example/q/7",
    MarkShown("Premium", "premium"),
)
LONG = replace(LABEL, name=TEXT * 3, maker=TEXT, place=TEXT, story=TEXT * 9, size=TEXT)
POSTER = Poster(
    "th", "บ้านวังคูณ", "ชุมชนท่องเที่ยว", "ต.หนองเม็ก อ.หนองสองห้อง", "https://tidtam.example/village/40150604",
    tagline="ไหมงามลายขอนาค", when="24–25 พ.ย. 61", contact=(Line("โทรศัพท์", "081-234-5678"),),
    ground=GROUND, spots=LITTLE.spots,
)  # fmt: skip


def places(size):
    """Left, top, right and bottom of each label of a sheet."""
    sheet, shape = sheet_of(size), SHAPES[size]
    for n in range(sheet.holds):
        left = sheet.left + n % sheet.columns * (shape.width + sheet.gap)
        top = sheet.top + n // sheet.columns * (shape.height + sheet.gap)
        yield left, top, left + shape.width, top + shape.height


@pytest.mark.parametrize("size", list(Size))
def test_a_sheet_of_labels_lies_within_an_a4_and_no_label_on_another(size):
    found = list(places(size))

    assert len(found) >= 6
    assert all(
        left >= 2 and top >= 5 and right <= 208 and bottom <= 292 for left, top, right, bottom in found
    )
    sheet = sheet_of(size)
    assert sheet.gap >= 2


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("label", [LABEL, LONG], ids=["usual", "long"])
def test_every_word_of_a_label_stands_inside_one(size, label):
    pdf = printed(labels([label], size))

    assert sizes(pdf) == [(210, 297)]
    inside = list(places(size))
    for word in words(pdf):
        if word.top > 288:  # the foot line
            continue
        assert any(
            left <= word.left
            and word.right <= right + 0.1
            and top <= word.top
            and word.bottom <= bottom + 0.1
            for left, top, right, bottom in inside
        ), word


def test_copies_fill_as_many_sheets_as_they_need_and_several_goods_share_one():
    holds = sheet_of(Size.MEDIUM).holds

    assert len(sizes(printed(labels([LABEL], Size.MEDIUM, copies=holds + 1)))) == 2
    said = joined(text(printed(labels([LABEL, replace(LABEL, name="ปลาส้ม")], Size.MEDIUM))))
    assert said.count("ผ้าไหมมัดหมี่") == said.count("ปลาส้ม") == holds // 2


def test_each_code_leads_to_its_own_goods():
    job = labels([LABEL, replace(LABEL, address="https://tidtam.example/q/8")], Size.SMALL)

    assert set(job.drawings) == {"code-0.svg", "code-1.svg"}
    assert len(set(job.drawings.values())) == 2


@pytest.mark.parametrize(("sheet", "size"), [(Sheet.A3, (297, 420)), (Sheet.A2, (420, 594))])
@pytest.mark.parametrize("long", [False, True])
def test_a_poster_says_its_name_its_day_and_whom_to_call_inside_the_sheet(sheet, size, long):
    facts = replace(POSTER, text=TEXT * 20, tagline=TEXT * 5, chips=(TEXT,) * 9) if long else POSTER

    pdf = printed(poster(facts, sheet))

    assert sizes(pdf) == [size]
    for said in ("บ้านวังคูณ", "24–25พ.ย.61", "081-234-5678"):
        assert said in joined(text(pdf))
    assert all(word.left >= 0 and word.right <= size[0] and word.bottom <= size[1] for word in words(pdf))


def test_a_poster_for_a_shop_has_its_trim():
    assert sizes(printed(poster(POSTER, Sheet.A3, bleed=True)), "trimbox") == [(297, 420)]
