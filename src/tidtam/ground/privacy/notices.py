"""The purpose notice (PDPA s.23) in its versions: data, so that a person keeps the one that was shown."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import get_language

OURS = Path(__file__).parent / "notices.json"


class Part(NamedTuple):
    """One heading with its sentences."""

    heading: str
    lines: list[str]


class Notice(NamedTuple):
    """A version in the reader's language. version: the day from which it is shown, as YYYY-MM-DD."""

    version: str
    title: str
    parts: list[Part]


@cache
def _versions() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(OURS.read_text(encoding="utf-8"))
    return sorted(found, key=lambda one: str(one["version"]))


def versions() -> list[str]:
    """All that were ever shown, the oldest first."""
    return [str(one["version"]) for one in _versions()]


def current() -> Notice:
    """The one that is shown where data are collected now."""
    return read(versions()[-1])


def read(version: str) -> Notice:
    """That version in the reader's language; KeyError where there was none."""
    known = {str(one["version"]): one for one in _versions()}
    said = known[version]["en" if get_language() == "en" else "th"]
    assert isinstance(said, dict)
    return Notice(version, said["title"], [Part(part["heading"], part["lines"]) for part in said["parts"]])
