"""How a person reads a page of the house: its figures, the rows of its list, the numbers in them."""

import re

from playwright.sync_api import Locator

from tests.journeys.visitor import Visitor


def number(text: str) -> int:
    """The first number of a text, as a person reads it."""
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


def told_at_any_minute(text: str) -> str:
    """A page's text without the hour that it names as its moment: a minute may pass between two looks."""
    return re.sub(r"(ข้อมูล ณ [^\n]*?) \d{1,2}\.\d{2} น\.", r"\1", text)


def figure(visitor: Visitor, label: str) -> Locator:
    shown = visitor.page.get_by_role("region", name="ตัวเลข", exact=True).locator(".figure")
    return shown.filter(has_text=label)


def rows(visitor: Visitor) -> Locator:
    """The rows of the page's list, all of them there."""
    visitor.page.wait_for_load_state()
    return visitor.page.get_by_role("main").get_by_role("table").locator("tbody tr")
