"""`tidtam completeness`: counts, parts, the names of those missing."""

import json
from datetime import datetime, timedelta

import pytest

from tidtam.cli import main
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales.tests.factories import make_answers

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def district():
    return make_answers()


def test_the_shell_tells_counts_parts_and_names(district, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["completeness", "--area", "40", "--month", "2561-05", "--json"])
    assert ended.value.code == 0
    answer = json.loads(capsys.readouterr().out)
    whole = [
        answer[key] for key in ("expected", "reported", "nil", "late", "missing", "not_applicable", "rate")
    ]
    assert whole == [4, 2, 1, 1, 2, 1, "50.00"]
    assert {part["area"]: part["missing"] for part in answer["parts"]} == {"4015": 1, "4025": 1}
    assert [one["name"] for one in answer["missing_producers"]] == ["กลุ่มเงียบ", "กลุ่มอำเภออื่น"]
    early = (NOW - timedelta(days=400)).isoformat()
    with pytest.raises(SystemExit):
        main(["completeness", "--area", "40", "--month", "2561-05", "--known-at", early, "--json"])
    assert json.loads(capsys.readouterr().out)["reported"] == 0


@pytest.mark.parametrize("wrong", [["--area", "4099"], ["--area", "40", "--month", "2018-05"]])
def test_the_shell_says_what_is_wrong(district, capsys, wrong):
    with pytest.raises(SystemExit) as ended:
        main(["completeness", "--month", "2561-05", *wrong])
    assert ended.value.code == 1
    assert capsys.readouterr().err
