"""The demo's own published tables tell nobody's sales."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.demo_home import environment

pytestmark = pytest.mark.demo


def test_an_attack_on_every_published_table_of_the_demo_finds_nobody(demo_home: Path) -> None:
    settings = environment(demo_home) | {"DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}

    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.attack"],
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert int(done.stdout) == 12
