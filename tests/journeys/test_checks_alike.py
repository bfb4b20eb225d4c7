"""The checks of sales ask the same in a browser as on the server, sentence by sentence."""

from random import Random

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page

from tests.storeys import HOUSE
from tidtam.work.sales.checks import Beside, Elsewhere, Good, Known, Line, check
from tidtam.work.sales.checks.browser import as_json, handed, written
from tidtam.work.sales.tests.check_vectors import CASES, CHANNELS

pytestmark = pytest.mark.browser
SCRIPT = HOUSE / "work/sales/static/sales/checks.js"
BY_CHANCE = 3_000

RUN = """async ([source, reports]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { check } = await import(address);
  return reports.map(([lines, known]) => check(
    lines.map(([product, channel, baht, units, buyers]) => ({ product, channel, baht, units, buyers })), known,
  ).map((flag) => [flag.code, flag.subject, flag.said]));
}"""


@pytest.fixture(scope="module")
def page(browser: Browser):
    opened = browser.new_page()
    yield opened
    opened.close()


def asked_in(page: Page, reports: list[tuple[tuple[Line, ...], Known]]) -> list[list[list[str]]]:
    given = [[written(lines), handed(known)] for lines, known in reports]
    return page.evaluate(RUN, [SCRIPT.read_text(encoding="utf-8"), given])


def asked_here(reports: list[tuple[tuple[Line, ...], Known]]) -> list[list[list[str]]]:
    return [
        [[flag.code, flag.subject, flag.said] for flag in check(lines, known)] for lines, known in reports
    ]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_case_is_asked_the_same(page, language):
    reports = [(case.lines, case.known) for case in CASES]
    with translation.override(language):
        told, here = asked_in(page, reports), asked_here(reports)
    for case, there, expected in zip(CASES, told, here, strict=True):
        assert there == expected, case.name


def test_reports_drawn_by_chance_are_asked_the_same(page):
    random = Random("checks alike")
    reports = [_report(random) for _number in range(BY_CHANCE)]
    here = asked_here(reports)
    codes = {code for flags in here for code, _subject, _said in flags}
    assert len(codes) >= 9, codes
    for report, there, expected in zip(reports, asked_in(page, reports), here, strict=True):
        assert there == expected, report


FORM = """<form>
  <input type="hidden" name="product_0" value="7"><input type="hidden" name="channel_0" value="shop">
  <input name="baht_0"><input name="units_0"><input name="buyers_0">
  <select name="product_1"><option value="" selected></option></select>
  <select name="channel_1"><option value="unsplit" selected></option></select>
  <input name="baht_1"><input name="units_1"><input name="buyers_1">
  <div data-checks role="status" hidden><p>head</p><ul></ul></div>
  <button name="nil" value="1">nil</button></form>"""
ATTACH = """async ([source, known]) => {
  const box = document.querySelector("[data-checks]");
  box.dataset.checks = known;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  await import(address);
}"""


def test_what_is_typed_is_asked_about_without_a_network(browser):
    steady = next(case.known for case in CASES if case.name == "a thousandfold slip")
    context = browser.new_context()
    page = context.new_page()
    page.set_content(FORM)
    page.evaluate(ATTACH, [SCRIPT.read_text(encoding="utf-8"), as_json(steady)])
    context.set_offline(True)
    box = page.locator("[data-checks]")
    assert box.is_hidden()
    page.locator("[name=baht_1]").fill("๕๑,๒๕๐,๐๐๐")
    box.locator("li").wait_for()
    (flag,) = check((Line(None, "unsplit", 51_250_000_00),), steady)
    assert box.locator("li").all_inner_texts() == [flag.said]
    page.locator("[name=baht_1]").fill("51,250,00")  # not a number: what was asked stays until it is one
    page.wait_for_timeout(600)
    assert box.is_visible()
    page.locator("[name=baht_1]").fill(" 51,250.50 บาท")
    box.wait_for(state="hidden")
    page.locator("[name=baht_1]").fill("")
    page.locator("[name=baht_0]").fill("165000")
    page.locator("[name=units_0]").fill("๑๑๐")
    box.locator("li").wait_for()
    (flag,) = check((Line(7, "shop", 165_000_00, 110),), steady)
    assert box.locator("li").all_inner_texts() == [flag.said]
    context.close()


def test_nothing_sold_after_a_steady_year_takes_a_second_tap(browser):
    steady = next(case.known for case in CASES if case.name == "nothing after a steady year")
    page = browser.new_page()
    page.set_content(FORM)
    page.evaluate(
        "document.forms[0].addEventListener('submit', (e) => { e.preventDefault(); document.title = 'sent'; })"
    )
    page.evaluate(ATTACH, [SCRIPT.read_text(encoding="utf-8"), as_json(steady)])
    page.get_by_role("button").click()
    (flag,) = check((), steady)
    assert page.locator("[data-checks] li").all_inner_texts() == [flag.said]
    assert page.title() == ""
    page.get_by_role("button").click()
    assert page.title() == "sent"
    page.close()


def _report(random: Random) -> tuple[tuple[Line, ...], Known]:
    """Anything between an honest month and nonsense."""
    size = 10 ** random.uniform(3, 10)
    goods = {
        number: Good(f"สินค้า {number}", _some(random, 100, 500_000), _some(random, 1, 5_000))
        for number in (1, 2, 3)
    }
    months = {
        back: round(size * random.lognormvariate(0, random.choice((0.2, 0.8)))) * (random.random() > 0.03)
        for back in range(1, 31)
        if random.random() < random.choice((0.2, 0.95))
    }
    before = _lines(random, size)
    lines = before if random.random() < 0.1 else _lines(random, size)
    if lines and random.random() < 0.5:
        place = random.randrange(len(lines))
        wrong = lines[place]._replace(baht=round(lines[place].baht * 10 ** random.randrange(-3, 5)))
        lines = (*lines[:place], wrong, *lines[place + 1 :])
    fairs = tuple(
        Elsewhere(line.baht, "อ.ชุมแพ", 91)
        for line in lines
        if line.channel == "fair" and random.random() < 0.3
    )
    beside = Beside(
        moved=random.choice((0, 7, 8, 40)),
        move=random.gauss(0, 0.8),
        spread=random.uniform(0.1, 1.2),
        known=random.choice((0, 8, 400)),
        usual=random.uniform(10, 20),
        wide=random.uniform(0.3, 2.5),
        zeros=random.choice((None, 0, 80, 81, 900)),
    )
    return lines, Known(months, before, "มิ.ย. 61", goods, CHANNELS, beside, fairs)


def _lines(random: Random, size: float) -> tuple[Line, ...]:
    keys = {
        (random.choice((None, 1, 2, 3, 9)), random.choice(list(CHANNELS)))
        for _number in range(random.choice((0, 1, 1, 2, 4)))
    }
    return tuple(
        Line(
            product,
            channel,
            round(size * random.lognormvariate(0, 0.5) / len(keys)),
            random.choice((0, 0, random.randrange(1, 20_000))),
            random.choice((None, random.randrange(9))),
        )
        for product, channel in sorted(keys, key=str)
    )


def _some(random: Random, least: int, most: int) -> int | None:
    return random.choice((None, random.randrange(least, most)))
