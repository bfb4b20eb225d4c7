"""Slugs, and what cannot be seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidtam.reporting.news import hints, slugs, unseen
from tidtam.reporting.news.models import Hint


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ดี\u202eมาก\u202c", "ดีมาก"),
        ("a\u200bd\u2060m\u00adin", "admin"),
        ("\u2066x\u2069", "x"),
        ("\U000e0041\U000e0042ab", "ab"),
        ("ㅤ\u3164a\u2800", "a"),
        ("เเม่", "แม่"),
        ("\x00a\x1bb", "ab"),
        ("e\u0301\u0302\u0303\u0304\u0305", "é\u0302\u0303"),
    ],
)
def test_tricks_that_are_not_seen_are_taken_out(typed, kept):
    assert unseen.line(typed) in {kept, kept.replace("ㅤ", "")}


@given(st.text(max_size=120))
def test_cleaned_text_stays_as_it_is(text):
    once = unseen.lines(text)
    assert unseen.lines(once) == once
    assert not set(once) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff\x00"
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("หนองสองห้องเปิดบ้าน", "หนองสองห้องเปิดบ้าน"),
        ("Silk Fair 2561!", "silk-fair-2561"),
        ("งานไหม ๒๕๖๑ (ครั้งที่ ๑)", "งานไหม-2561-ครั้งที่-1"),
        ("<script>", "script"),
        ("//", ""),
    ],
)
def test_a_slug_is_made_of_a_title(title, slug):
    assert slugs.of(title) == slug


@given(st.text(alphabet="กขคงำ้็ิเแa1 -.<", max_size=200))
def test_every_slug_made_is_an_address_or_nothing(title):
    made = slugs.of(title)
    assert len(made) <= slugs.MOST
    assert "<" not in made


@pytest.mark.parametrize("slug", ["", "a b", "A", "../x", "a--b", "-a", "้ก", "a/b", "x" * 200])
def test_what_is_no_address_is_none(slug):
    assert not slugs.is_slug(slug)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ดูที่ www.win888.bet", Hint.LINK),
        ("ซื้อได้ที่ shop.co.th นะ", Hint.LINK),
        ("โทร 081-234-5678", Hint.NUMBER),
        ("โทร ๐๘๑๒๓๔๕๖๗๘", Hint.NUMBER),
        ("แอดไลน์มาเลย", Hint.NUMBER),
        ("สล็อต แตกง่าย", Hint.WORD),
        ("555555555555", Hint.RUNS),
        ("ซื้อเลย ซื้อเลย ซื้อเลย ซื้อเลย ซื้อเลย", Hint.RUNS),
        ("★★☆☆♥♥♦♦♣♣♠♠◆◆◇◇○○●●◎◎□□■■△△▲▲", Hint.SIGNS),
    ],
)
def test_what_looks_like_spam_is_told_to_the_moderator(text, hint):
    assert hint in hints.of("ก", text, words=["สล็อต"], seen_before=False)


def test_a_plain_comment_is_left_alone():
    assert hints.of("สมศรี", "ไปมาแล้วค่ะ สวยมาก ปีหน้าจะพาแม่ไปอีก", words=["สล็อต"], seen_before=False) == []


def test_the_same_words_are_known_however_they_are_set():
    assert hints.text_print("ซื้อ เลย!!") == hints.text_print("ซื้อเลย") != hints.text_print("ขายเลย")
    assert hints.text_print("!!") == ""
