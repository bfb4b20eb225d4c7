"""No text of anybody makes the page do what the writer of the page did not."""

import re
import time
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tidtam.reporting.news import markup

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[เชิญ](javascript:alert(1))",
    "[เชิญ](JaVaScRiPt:alert(1))",
    "[เชิญ](data:text/html;base64,PHNjcmlwdD4=)",
    "[เชิญ](//evil.example/)",
    "[เชิญ](/\\evil.example)",
    '[เชิญ](https://a.example/"onmouseover="alert(1))',
    "[<b>](https://a.example)",
    "**<i>**",
    "[a](https://user@evil.example)",
    "[a](vbscript:x)",
    "[a](https:/\u202e/x)",
    "&lt;script&gt;",
    "[a](mailto:a@b.c?body=<x>)",
]


class Read(HTMLParser):
    """Every tag and attribute of a text, and whether tags close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.crossed = False
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.crossed |= not self.open or self.open.pop() != tag

    def handle_data(self, data):
        self.words.append(data)


def check(text: str) -> Read:
    html = markup.html(text)
    found = Read(html)
    assert {tag for tag, _attrs in found.tags} <= markup.TAGS
    assert not found.crossed
    assert found.open == []
    for tag, attrs in found.tags:
        if tag != "a":
            assert attrs == {}
            continue
        assert set(attrs) <= {"href", "rel"}
        href = attrs["href"]
        assert re.match(r"https?://|mailto:|/(?![/\\])", href, re.IGNORECASE), href
        if not href.startswith("/"):
            assert attrs["rel"] == "noopener noreferrer nofollow"
    # What is left once our own tags are gone holds nothing that a browser could take for one.
    bare = re.sub(
        r"</?(?:p|h2|h3|ul|ol|li|blockquote|strong|em|br|a(?: href=\"[^\"<>]*\"(?: rel=\"[a-z ]+\")?)?)>",
        "",
        html,
    )
    assert "<" not in bare
    assert ">" not in bare
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text(text):
    found = check(text)
    assert not any("evil" in attrs.get("href", "") for _tag, attrs in found.tags)


SIGNS = st.sampled_from(
    [*"<>&\"'[]()*#->/\\: \n\tกขำ้็aA1.:@", "https://", "mailto:", "javascript:", "**", "## ", "- "]
)


@given(st.lists(SIGNS, max_size=60).map("".join))
@example("[[a](https://x.example)](javascript:a)")
@example("**[a](https://x.example)**")
def test_no_text_breaks_out_of_its_tags(text):
    check(text)


@given(st.text(max_size=200))
def test_every_text_is_rendered_and_keeps_its_letters(text):
    found = check(text)
    plain = "".join(found.words)
    for word in re.findall(r"[\u0e01-\u0e2e]+", text):
        if word not in "".join(re.findall(r"\(([^)]*)\)", text)):
            assert word in plain or word in unescape(markup.html(text))


@pytest.mark.parametrize("unit", ["[", "*", "**", "[a](", "> ", "# ", "(", "[a](https://", "1. "])
def test_no_text_makes_the_renderer_slow(unit):
    begun = time.perf_counter()
    markup.html(unit * (40_000 // len(unit)))
    assert time.perf_counter() - begun < 2


def test_what_writers_need_is_there():
    html = markup.html(
        "## หัว\n\nย่อหน้า\nต่อ **หนา** *เอน*\n\n- หนึ่ง\n- สอง\n\n1. ก\n2) ข\n\n> คำพูด\n\n[ดู](/village/40150604) [เว็บ](https://x.example/a?b=1&c=2)"
    )
    assert html == (
        "<h2>หัว</h2>\n<p>ย่อหน้า<br>ต่อ <strong>หนา</strong> <em>เอน</em></p>\n<ul><li>หนึ่ง</li><li>สอง</li></ul>\n"
        "<ol><li>ก</li><li>ข</li></ol>\n<blockquote><p>คำพูด</p></blockquote>\n"
        '<p><a href="/village/40150604">ดู</a> '
        '<a href="https://x.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">เว็บ</a></p>'
    )


def test_the_words_alone_serve_feeds_and_cards():
    assert markup.plain("## หัว\n- **หนา** [ดู](/x)") == "หัว หนา ดู"
