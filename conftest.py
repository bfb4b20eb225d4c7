"""What every test of the house stands on: a home of its own, a fixed language, Thai compiled.

The home must exist before the settings are read, so it is made when this file is loaded, and the settings are
named here: named in pyproject.toml, or in the environment that workers of pytest-xdist inherit, pytest-django
would read them first. Every worker loads this file anew and has its own home. DATABASE_URL chooses the
database; without it each worker has its SQLite file.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import pytest_django

ROOT = Path(__file__).resolve().parent
SHARED = ROOT.parent / "shared"
HOME = Path(tempfile.mkdtemp(prefix="tidtam-tests-"))
SEALED = (
    "trail_entry_kept",
    "marks_version_kept",
    "marks_level_kept",
    "plan_budgetentry_kept",
    "plan_budgetpaper_kept",
    "plan_delivery_kept",
    "plan_acceptance_kept",
    "plan_inspector_kept",
    "plan_deliverystrike_kept",
    "plan_contractentry_kept",
    "plan_contractchange_kept",
    "plan_contractpaper_kept",
)

os.environ["TIDTAM_HOME"] = str(HOME)  # noqa: TID251 (a test must not meet a real home)

# A busy machine is not a failing test, and what fails in CI fails again at the desk.
hypothesis.settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))  # noqa: TID251
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """--database-only: what a second database can make a difference to."""
    parser.addoption(
        "--database-only", action="store_true", help="only tests that touch the database, no browser"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Cheap passwords, a database file that locks as the real one does, and Thai compiled."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tidtam.config.settings"  # noqa: TID251
    from django.conf import settings

    from tidtam.kit import words

    if HOME.resolve() != settings.HOME:
        pytest.exit(f"the settings were read before this test run had its home: they use {settings.HOME}", 4)
    del os.environ["DJANGO_SETTINGS_MODULE"]  # noqa: TID251
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(HOME / "test.sqlite3")
    words.compile()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """In CI a skipped test is a failed one, but for those that read ../shared."""
    unexplained = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "../shared" not in str(report.longrepr)
    ]
    if unexplained and os.environ.get("CI"):  # noqa: TID251 (set by the machine that runs the tests)
        terminalreporter.section("skipped in CI")
        for report in unexplained:
            terminalreporter.write_line(f"{report.nodeid}: {report.longrepr}")
        terminalreporter._session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that reads the design's data folder bears its marker without being told."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)
    if config.getoption("--database-only"):
        items[:] = [item for item in items if _touches_database(item)]


def _touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser"):
        return False
    asked = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(asked or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project, for tests that read its files."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The design's data folder, which lies beside a clone only where tidtam is developed."""
    if not SHARED.is_dir():
        pytest.skip("../shared (the design's data folder) does not lie beside this clone")
    return SHARED


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """SQLite is emptied with DELETE after a test that commits, which seals against deleting would refuse."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            for seal in SEALED:
                cursor.execute(f"DROP TRIGGER {seal}")


@pytest.fixture(autouse=True)
def _same_start() -> Iterator[None]:
    """Every test begins in Thai and outside the demo."""
    from django.utils import translation

    from tidtam.kit import clock

    clock.set_demo(HOME, None)
    with translation.override("th"):
        yield
