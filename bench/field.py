"""Days in the field with a network that loses, repeats and cuts, a page that dies and a server that is killed.

A day that loses, doubles or alters anything ends the run with what was wrong; what is told is how many went well.
"""

import shutil
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

DAYS = 200
STOPS = 6  # every so many days the server is killed on the way
OPENS = 1000  # ms from cold storage, without a network


def field(home: Path) -> Iterator[Figure]:
    from playwright.sync_api import sync_playwright

    from tests.journeys.conftest import CHROMIUM, FLAGS
    from tests.journeys.demo_home import build
    from tests.journeys.hazards import Server, bad_day, open_app, phone

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        return
    folder = home / "field"
    if not folder.exists():
        build(folder)
    server = Server(folder, home / "field.log")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
            context = phone(browser, server)
            context.set_offline(True)
            opened = []
            for _ in range(10):
                begun = time.perf_counter()
                page = open_app(context)
                page.locator(".field-list li").first.wait_for()
                opened.append((time.perf_counter() - begun) * 1000)
                page.close()
            yield Figure("field app opens without a network, median", statistics.median(opened), "ms", OPENS)
            lost = failed = 0
            begun = time.perf_counter()
            for seed in range(DAYS):
                weather = bad_day(context, server, 1000 + seed, stops=seed % STOPS == 0)
                lost, failed = lost + weather.lost, failed + weather.failures
            yield Figure(f"bad days of {DAYS} with nothing lost, doubled or altered", DAYS, "", None)
            yield Figure("  requests that failed on the way", failed, "", None)
            yield Figure("  of them arrived, and the phone never heard so", lost, "", None)
            yield Figure("  a day, typing included", (time.perf_counter() - begun) * 1000 / DAYS, "ms", None)
            browser.close()
    finally:
        server.kill()
