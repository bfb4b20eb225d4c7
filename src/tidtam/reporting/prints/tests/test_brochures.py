"""Leaflets and booklets as they come from the press: to scale, in order, whole, and never over an edge."""

import io
import subprocess
from dataclasses import replace
from itertools import pairwise

import pypdf
import pytest

from tidtam.reporting.prints.papers import Fold, Form, brochure
from tidtam.reporting.prints.tests.brochures import LITTLE, STORY, too_much, whole
from tidtam.reporting.prints.tests.papers import joined, printed, sizes, text, words

WIDE, NARROW = 99.5, 98.0
PANELS = {1: (0.0, NARROW, NARROW + WIDE), 2: (0.0, WIDE, 2 * WIDE)}  # left edges: outside, inside


def panel(word):
    return max(index for index, left in enumerate(PANELS[word.page]) if word.left >= left - 0.1)


def right_edge(word):
    edges = [*PANELS[word.page][1:], 297.0]
    return edges[panel(word)]


@pytest.fixture(scope="module", params=["little", "whole", "too much"])
def leaflet(request):
    facts = {"little": LITTLE, "whole": whole(), "too much": too_much()}[request.param]
    return printed(brochure(facts, Form()))


def test_a_leaflet_is_two_sides_of_one_a4(leaflet):
    assert sizes(leaflet) == [(297, 210), (297, 210)]


def test_no_word_reaches_over_a_fold_or_an_edge(leaflet):
    for word in words(leaflet):
        assert word.right <= right_edge(word) + 0.1, word
        assert 0 <= word.top <= word.bottom <= 210, word


def test_no_two_lines_of_text_overlap(leaflet):
    """Words of one column whose lines share their middle third would be printed over one another."""
    for page in (1, 2):
        lines = sorted((w for w in words(leaflet) if w.page == page), key=lambda w: (w.top, w.left))
        for one in lines:
            for other in lines:
                if one is other or other.left >= one.right - 0.3 or one.left >= other.right - 0.3:
                    continue
                apart = abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
                least = min(one.bottom - one.top, other.bottom - other.top) * 0.45
                assert apart >= least or apart < 0.05, (one, other)


def test_the_cover_is_at_the_right_of_the_outside_and_the_flap_at_its_left():
    found = words(printed(brochure(whole(), Form())))
    outside = [word for word in found if word.page == 1]

    covers = [word for word in outside if word.text == "บ้านโนนสะอาด" and word.bottom - word.top > 9]
    assert [panel(word) for word in covers] == [2]
    assert {panel(word) for word in outside if "ขอนาคห้าชั่วคน" in word.text} == {0}
    assert {panel(word) for word in outside if word.text == "081-234-5678"} == {1}


def test_thai_is_found_as_it_was_written_by_three_readers(tmp_path):
    pdf = printed(brochure(whole(), Form()))
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(pdf)
    mupdf = subprocess.run(["mutool", "draw", "-q", "-F", "txt", str(file)], capture_output=True, check=True)
    by_pypdf = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)

    for said in (text(pdf), mupdf.stdout.decode(), by_pypdf):
        for sentence in STORY.split()[:4]:
            assert sentence in joined(said), sentence
        assert "081-234-5678" in said


def test_too_much_ends_at_a_word_with_dots_and_points_to_the_page():
    said = text(printed(brochure(too_much(), Form())))

    assert said.count("…") > 5
    assert "อ่านต่อได้จากคิวอาร์โค้ด" in said or "และยังมี" in said
    assert "tidtam.example/village/40150604" in joined(said)


def test_what_is_missing_has_no_heading():
    said = text(printed(brochure(LITTLE, Form())))

    for heading in ("ก่อนมาเที่ยว", "ติดต่อ", "เรื่องเล่าของเรา", "งานประเพณี", "หนึ่งวันที่นี่"):
        assert heading not in said
    assert "บันทึกการเดินทางของฉัน" in said


def test_a_cancelled_event_is_told_so():
    assert "ยกเลิก" in text(printed(brochure(whole(), Form())))


def test_a_print_shop_gets_bleed_boxes_and_marks():
    pdf = printed(brochure(whole(), Form(bleed=True)))

    assert sizes(pdf) == [(317, 230)] * 2
    assert sizes(pdf, "trimbox") == [(297, 210)] * 2
    assert sizes(pdf, "bleedbox") == [(303, 216)] * 2


@pytest.mark.parametrize("facts", [LITTLE, whole(), too_much()], ids=["little", "whole", "too much"])
def test_a_booklets_pages_are_divided_by_four_and_every_one_has_something_on_it(facts):
    pdf = printed(brochure(facts, Form(Fold.BOOKLET)))

    pages = sizes(pdf)
    assert set(pages) == {(148, 210)}
    assert len(pages) in (4, 8, 12, 16)
    assert {word.page for word in words(pdf)} == set(range(1, len(pages) + 1))
    assert all(word.right <= 148 and word.bottom <= 210 for word in words(pdf))


def test_an_imposed_booklet_lies_on_a4_in_the_order_for_stitching():
    single = printed(brochure(whole(), Form(Fold.BOOKLET)))
    imposed = printed(brochure(whole(), Form(Fold.BOOKLET, imposed=True)))
    count = len(sizes(single))

    assert sizes(imposed) == [(297, 210)] * (count // 2)
    halves = [
        [word for word in words(imposed) if word.page == 1 and (word.left < 148) == left]
        for left in (True, False)
    ]
    first = {word.text for word in words(single) if word.page == 1}
    last = {word.text for word in words(single) if word.page == count}
    assert {word.text for word in halves[0]} == last
    assert {word.text for word in halves[1]} == first


def test_the_same_facts_are_the_same_paper_and_others_are_another():
    job = brochure(whole(), Form())

    assert brochure(whole(), Form()).key == job.key
    assert printed(job) == printed(brochure(whole(), Form()))
    others = [
        brochure(replace(whole(), tagline="อื่น"), Form()),
        brochure(whole(), Form(bleed=True)),
        brochure(whole(), Form(Fold.BOOKLET)),
        brochure(replace(whole(), language="en"), Form()),
    ]
    keys = sorted({job.key, *(other.key for other in others)})
    assert len(keys) == 5
    assert all(one != other for one, other in pairwise(keys))


def test_hostile_words_are_printed_as_words():
    hostile = '#panic("x") *b* <script> $x$ #read("/etc/passwd")'

    said = text(printed(brochure(replace(whole(1), story=hostile, name="#name"), Form())))

    assert "#read(" in joined(said)
    assert "#name" in said
