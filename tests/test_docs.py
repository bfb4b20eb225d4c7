"""The documents say what is so: tables, settings, commands, rooms."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from docs import data
from tidtam.cli import COMMANDS, parser


def test_every_table_stands_in_the_data_page(root: Path):
    assert (root / "docs/data.md").read_text() == data.text()


def test_every_setting_stands_in_the_readme(root: Path):
    read = (root / "src/tidtam/config/env.py").read_text()
    names = set(re.findall(r'"(TIDTAM_[A-Z_]+|DATABASE_URL)"', read))
    readme = (root / "README.md").read_text()
    told = set(re.findall(r"`(TIDTAM_[A-Z_]+|DATABASE_URL)`", readme))
    told |= {f"TIDTAM_MAIL{rest}" for rest in re.findall(r"`(_[A-Z]+)`", readme)}

    assert len(names) > 12
    assert names - told == set()


def test_every_room_stands_on_the_floor_plan(root: Path):
    plan = (root / "docs/map.md").read_text()

    for room in settings.ROOMS:
        assert re.search(rf"\b{room.rpartition('.')[2]}\b", plan), room


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([command, "--help"])

    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 120


@pytest.mark.parametrize("command", ["demo", "serve", "pack", "figure", "areas", "doctor"])
def test_the_readme_tells_of_the_door(root: Path, command):
    assert f"`tidtam {command}" in (root / "README.md").read_text()


def test_both_manuals_have_the_same_parts(root: Path):
    thai, english = ((root / f"docs/manual/{language}.md").read_text() for language in ("th", "en"))

    assert thai.count("\n## ") == english.count("\n## ")
    assert thai.count("\n| ") == english.count("\n| ")
