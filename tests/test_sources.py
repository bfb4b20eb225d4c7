"""What may not stand in the project's files: where packages were fetched, where it was built, who is real."""

import hashlib
import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

from tests.storeys import ROOT

# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = [f"{name}.{end}" for name, end in [
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("yarnpkg", "com"), ("unpkg", "com"),
    ("jsdelivr", "net"), ("cdnjs.cloudflare", "com"), ("proxy.golang", "org"),
]]  # fmt: skip
INDEX_ADDRESS = re.compile(
    r"(?<!no-emit-)(?:extra-)?index"
    + r"-url\s*[= ]\s*\S|(?<!no-emit-)find"
    + r"-links|\"resolved\""
    + r"\s*:|"
    r"registry\s*=\s*\"?http"
)
LOCAL_PATH = re.compile(r"(?<![\w.])/(?:home|Users)/[a-z][\w.-]*/")

# The article names a real person. The project does not, and this file knows the name by hash only:
# given name, family name, given name in Latin letters.
REAL_NAME = {
    "7d1f2befa1e9d3717d8a84c80666e99a7428993c76ae84ee0e85cc0c6bedbd27",
    "b199a36fcd083ddec45ec6a977a105395b971ed6dd69af62d40585aa98934f0c",
    "edb94f6c0ad754f6126f2ab615c91b3aac19672e7c8b85bb7df0b8d291ce7cfc",
}
THAI_LENGTHS = (4, 5)
_THAI_RUN = re.compile("[ก-๎]+")
_LATIN_WORD = re.compile("[a-z]{4,}")


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """Every text file that git tracks, as it stands in the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    found = {}
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file():
            try:
                found[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # pictures and the like
    return found


def holding(pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {found[0]}" for name, text in texts().items() if (found := pattern.search(text))]


def test_git_tracks_the_project():
    assert "pyproject.toml" in texts()


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_file_names_a_package_registry(registry):
    assert holding(re.compile(re.escape(registry))) == []


def test_no_lock_holds_the_address_of_an_index():
    assert holding(INDEX_ADDRESS) == []


def test_no_file_knows_where_it_was_written():
    assert holding(LOCAL_PATH) == []
    assert holding(re.compile(re.escape(f"{ROOT}/"))) == []
    home = Path.home()
    if len(home.parts) > 1:
        assert holding(re.compile(rf"(?<![\w.]){re.escape(str(home))}/")) == []


def is_named_in(text: str) -> bool:
    """Whether any part of the name stands in the text, in Thai also inside a longer run of letters."""
    words = set(_LATIN_WORD.findall(text.lower()))
    for run in set(_THAI_RUN.findall(text)):
        for length in THAI_LENGTHS:
            words.update(run[start : start + length] for start in range(len(run) - length + 1))
    return any(hashlib.sha256(word.encode()).hexdigest() in REAL_NAME for word in words)


def test_no_real_person_is_named():
    assert [name for name, text in texts().items() if is_named_in(text)] == []


def test_the_name_would_be_found(shared):
    assert is_named_in((shared / "data" / "source-article.txt").read_text(encoding="utf-8"))
    assert not is_named_in("ปลัดจังหวัดขอนแก่น เป็นประธานการประชุม")
