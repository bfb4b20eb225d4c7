"""`tidtam box`: the archive, its head on the screen and in the trail, and clear words where it cannot be made."""

import re
import subprocess
import sys

import pytest

from tidtam.cli import main
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.box import verify_box
from tidtam.work.followup.tests.factories import NOW, make_visit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with clock.frozen(NOW):
        make_visit(village="40150604")
        yield


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["box", *arguments])
    return int(end.value.code or 0)


def test_the_head_that_is_printed_is_the_trails_and_the_verifiers(tmp_path, capsys):
    out = tmp_path / "box.zip"
    assert ended("40150604", "--out", str(out)) == 0
    found = re.search(r"^head: ([0-9a-f]{64})$", capsys.readouterr().out, re.MULTILINE)
    assert found
    assert Entry.objects.get(verb="box.make").detail["head"] == found[1]
    command = [sys.executable, "-I", verify_box.__file__, str(out), "--head", found[1]]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    command[-1] = "0" * 64
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["99999999"], "area '99999999' is not known"),
        (["40", "--project", "9.9"], "has the code '9.9'"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_written(tmp_path, capsys, arguments, said):
    assert ended(*arguments, "--out", str(tmp_path / "box.zip")) == 1
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys):
    assert ended("40150604", "--out", str(tmp_path / "no" / "box.zip")) == 1
    assert "no" in capsys.readouterr().err
