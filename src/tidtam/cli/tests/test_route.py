"""`tidtam route`: what scripts rely on, and what it says of what cannot be read."""

import json
import time

import pytest

from bench.tours.data import instance
from tidtam.cli import main
from tidtam.kit.tours import timed, toptw

WRONG = "1 1 1 1\n0 230\n0 35 35 0 0 0 0 0 230\n1 x 49 10 10 1 1 1 161 171\n"


def test_the_shell_answers_as_scripts_expect(tmp_path, capsys):
    file = tmp_path / "c101.txt"
    file.write_text(instance("c1", 50, 1))
    begun = time.perf_counter()
    with pytest.raises(SystemExit) as ended:
        main(
            [
                "route",
                "solve",
                str(file),
                "--format",
                "toptw",
                "--tours",
                "2",
                "--seconds",
                "1",
                "--seed",
                "3",
                "--json",
            ]
        )
    assert ended.value.code == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"profit", "tours", "feasible", "seconds"}
    assert told["feasible"] is True
    question = toptw.read(file.read_text()).question(2)
    again = timed(question, [[str(number) for number in tour] for tour in told["tours"]])
    assert (again.feasible, again.profit) == (True, told["profit"])
    assert told["seconds"] <= time.perf_counter() - begun


def test_the_shell_says_what_is_wrong_without_a_traceback(tmp_path, capsys):
    file = tmp_path / "x.txt"
    file.write_text(WRONG)
    for arguments, said in (
        ([str(file)], "line 4: x is no number: x"),
        ([str(tmp_path / "none.txt")], "No such file"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["route", "solve", *arguments])
        assert ended.value.code == 1
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--tours", "0"], ["--tours", "99"], ["--seconds", "nan"], ["--seconds", "0"]]
)
def test_the_shell_refuses_senseless_wishes(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["route", "solve", "x", *wrong])
    assert ended.value.code == 2
