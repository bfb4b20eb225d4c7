import json

import pytest

from tidtam.cli import main
from tidtam.registers.producers.actions import take_lists
from tidtam.registers.producers.queries.lists import as_file
from tidtam.work.training.models import Topic

pytestmark = pytest.mark.django_db


def test_the_shell_shows_the_lists_in_the_form_that_it_loads(capsys):
    take_lists(None, by=None)
    with pytest.raises(SystemExit) as ended:
        main(["lists", "show", "--json"])
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out) == as_file()


def test_the_shell_says_why_a_file_cannot_be_loaded(capsys, tmp_path):
    path = tmp_path / "lists.json"
    path.write_text('{"channels": [{}]}')
    with pytest.raises(SystemExit) as ended:
        main(["lists", "load", str(path)])
    assert ended.value.code == 1
    assert "channels" in capsys.readouterr().err


def test_the_doctor_says_when_the_lists_are_missing(capsys):
    def said() -> dict:
        with pytest.raises(SystemExit):
            main(["doctor", "--json"])
        return next(one for one in json.loads(capsys.readouterr().out) if one["subject"] == "lists")

    assert said()["state"] == "hint"
    assert "tidtam lists load" in said()["remedy"]
    take_lists(None, by=None)
    assert said()["state"] == "ok"


def test_an_office_gets_the_topics_of_trainings_with_its_lists(monkeypatch):
    monkeypatch.setattr("tidtam.cli.lists.migrate", lambda: None)  # it lets go of the test's connection
    with pytest.raises(SystemExit) as ended:
        main(["lists", "load"])
    assert ended.value.code == 0
    assert Topic.objects.exists()
