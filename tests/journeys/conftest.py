"""One demo per run, a server per width, and people who come to it with a browser of their own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.demo_home import build
from tests.journeys.house import House, serving
from tests.journeys.visitor import Visitor

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

Welcome = Callable[[str], Visitor]


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo province as it was built; who changes anything works on a copy."""
    home = tmp_path_factory.mktemp("demo") / "home"
    build(home)
    return home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip(f"no Chromium on PATH ({', '.join(CHROMIUM)}); on Debian: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session", params=[1280, 360], ids=["desk", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="session")
def house(
    width: int, browser: Browser, demo_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A server over its own copy of the demo: what is done at one width is not yet done at the other."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(demo_home, folder / "home")
    with serving(folder / "home", folder / "log") as url:
        yield House(url, width, folder / "home")


@pytest.fixture
def welcome(browser: Browser, house: House) -> Iterator[Welcome]:
    """A person by user name, logged in; “stranger” has no account. Nobody leaves with the browser complaining."""
    came: list[Visitor] = []

    def come(name: str) -> Visitor:
        visitor = Visitor(browser, house, name)
        came.append(visitor)
        return visitor if name == "stranger" else visitor.log_in()

    yield come
    complaints = [visitor.leave() for visitor in came]
    assert not any(complaints), complaints
