"""Templates borrow only from below, hold no script and no style of their own, and say nothing untranslated."""

import re
from html.parser import HTMLParser

import pytest

from tests.storeys import HOUSE, ROOT, may_know, room_of

TEMPLATES = sorted(path for path in HOUSE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".svg"})
FOREIGN = {"allauth", "account", "mfa", "django"}  # a room may dress what these libraries show
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary"}
SAME_IN_BOTH = {
    "tidtam",
    "OTOP",
    "Excel",
    "XLSX",
    "RSS",
    "Atom",
    "CSV",
    "PDF",
    "DOCX",
    "HTML",
    "JSON",
    "QR",
    "GPS",
    "SHA",
    "TOTP",
    "ไทย",
    "English",
}
# Official papers are Thai whatever language the reader has chosen, as their printed twins are.
PAPERS = {
    f"meetings/{part}.html"
    for part in ("pack", "pack_carried", "pack_follow_up", "pack_to_note", "hall_part")
}

_COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
_TRANSLATED = re.compile(
    r"\{%\s*(blocktranslate|blocktrans)\b.*?%\}.*?\{%\s*end\1\s*%\}|\{%\s*verbatim.*?endverbatim\s*%\}",
    re.DOTALL,
)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BORROWED = re.compile(r"\{%\s*(?:extends|include)\s+([\"'])(?P<name>[^\"']+)\1")
_WORD = re.compile(r"[A-Za-zก-๎]{2,}")


class Page(HTMLParser):
    """What a template holds once Django's part is taken away."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.bare: list[str] = []
        self.silent: list[str] = []
        without = _TRANSLATED.sub(" ", _COMMENT.sub("", source))
        self.feed(_VALUE.sub("0", _TAG.sub(" ", without)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.wrong.append(f"<{tag}>")
        for name, value in names.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                self.wrong.append(f'<{tag} {name}="{value}">')
            if name in READ_ALOUD or self._is_button(tag, names, name):
                self._hear(value)
        if tag in {"script", "style"}:
            self.silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._hear(data)
        elif data.strip():
            self.wrong.append(f"<{self.silent[-1]}>{data.strip()[:40]}")

    @staticmethod
    def _is_button(tag: str, names: dict[str, str], name: str) -> bool:
        """An input's value is what stands on it; a button shows what it holds, its value is only sent."""
        return tag == "input" and name == "value" and names.get("type") in {"submit", "button", "reset"}

    def _hear(self, text: str) -> None:
        self.bare += [word for word in _WORD.findall(text) if word not in SAME_IN_BOTH]


def each(suffixes: set[str]) -> list[object]:
    return [
        pytest.param(path, id=str(path.relative_to(HOUSE))) for path in TEMPLATES if path.suffix in suffixes
    ]


def test_there_are_templates():
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize("path", each({".html", ".svg"}))
def test_a_template_holds_no_script_and_no_style(path):
    assert Page(path.read_text(encoding="utf-8")).wrong == []


@pytest.mark.parametrize("path", each({".html", ".txt"}))
def test_a_template_says_nothing_untranslated(path):
    bare = Page(path.read_text(encoding="utf-8")).bare
    if path.as_posix().split("/templates/")[-1] in PAPERS:
        bare = [word for word in bare if word.isascii()]
    assert bare == []


@pytest.mark.parametrize("path", each({".html", ".txt", ".svg"}))
def test_a_template_borrows_only_from_its_room_or_below(path):
    own = room_of(path)
    for borrowed in _BORROWED.finditer(path.read_text(encoding="utf-8")):
        name = borrowed["name"]
        lenders = [other for other in TEMPLATES if other.as_posix().endswith(f"/templates/{name}")]
        if not lenders:
            assert name.split("/")[0] in FOREIGN, f"{name} does not exist"
        assert all(may_know(own, room_of(lender)) for lender in lenders), f"{own} may not use {name}"


def test_the_heuristics_see_what_they_must():
    page = Page(
        '{# note #}<p onclick="x()" style="a">{% translate "Hello" %} คำเปล่า</p><script>go()</script>'
        "{% blocktranslate %}Fine{% endblocktranslate %}<img alt='Bare' src=\"{% static 'a.png' %}\">"
        '<a href="javascript:x">{{ name|default:"-" }}</a><script type="module" src="a.js"></script>'
    )
    assert page.bare == ["คำเปล่า", "Bare"]
    assert page.wrong == [
        '<p onclick="x()">', '<p style="a">', "<script>", "<script>go()", '<a href="javascript:x">',
    ]  # fmt: skip


def test_the_project_has_no_templates_outside_its_rooms():
    assert list((ROOT / "src" / "tidtam" / "config").rglob("*.html")) == []
