"""The mark in the home keeps `tidtam demo` from emptying a database that no demo made."""

import json

import pytest

from tidtam.demo import build as building
from tidtam.demo.build import NotADemoHome, build
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def mark(settings, tmp_path):
    settings.HOME = tmp_path
    clock.forget()
    yield tmp_path / "demo.json"
    clock.forget()


@pytest.mark.parametrize(
    "says",
    [
        None,
        '{"today": "2018-07-27", "state": "ready"}',
        '{"today": "2018-07-27", "state": "building", "database": "postgresql db:5432 elsewhere"}',
        "{cut sho",
        "[]",
    ],
)
@pytest.mark.parametrize("fresh", [False, True])
def test_a_database_that_the_mark_does_not_speak_of_is_left_alone(mark, says, fresh):
    make_area("40")
    if says is not None:
        mark.write_text(says)

    with pytest.raises(NotADemoHome):
        build(fresh=fresh, tell=print)

    assert Area.objects.filter(code="40").exists()
    assert (mark.read_text() if says else None) == says


def test_the_mark_names_its_database_without_the_password(mark):
    building._write(mark, "ready")

    said = json.loads(mark.read_text())
    assert said["state"] == "ready"
    assert said["database"] == building._database()
    assert building._is_marked(mark)


def test_a_demo_of_other_tables_is_built_anew(mark, monkeypatch):
    built: list[str] = []
    monkeypatch.setattr(building, "_run", lambda *_stages: built.append("stages"))
    monkeypatch.setattr(building, "_empty", lambda _tell: built.append("emptied"))
    monkeypatch.setattr(building, "call_command", lambda *_names, **_options: None)

    building._write(mark, "ready")
    build(fresh=False, tell=print)
    assert built == []

    mark.write_text(json.dumps(json.loads(mark.read_text()) | {"schema": "of another version"}))
    build(fresh=False, tell=print)
    assert built == ["emptied", "stages"]
    assert building._kept_schema(mark) == building._schema()
