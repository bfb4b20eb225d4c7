"""What a run measured gets into the READMEs by a script, between its marks and nowhere else."""

import json
import shutil

import pytest

from bench import readme

RUN = {
    "day": "2026-11-26",
    "scale": 0.1,
    "cores": 2,
    "yardstick_ms": 101.6,
    "figures": [
        {"name": "DuckDB reads the CSV", "value": 0.9},
        {"name": "DuckDB, country by area", "value": 20.0},
        {"name": "  times tidtam on SQLite (1.1 ms)", "value": 18.7},
        {"name": "pandas, country by area", "value": 120.0},
        {"name": "  times tidtam on SQLite (1.1 ms)", "value": 109.2},
        {"name": "DuckDB, district by category", "value": 10.0},
        {"name": "  times tidtam on SQLite (0.4 ms)", "value": 4.2},
    ],
}


def test_the_ratios_of_a_run_stand_in_a_table_and_what_was_not_asked_stays_blank():
    text = readme.block(RUN)
    assert "26 November 2026 over 3 million facts on 2 shared cores, yardstick 102 ms" in text
    assert "0.4 to 1.1 ms" in text
    assert text.splitlines()[2:] == [
        "| question | DuckDB / SQLite | pandas / SQLite |",
        "|---|---|---|",
        "| country by area | 19 | 109 |",
        "| district by category | 4.2 |  |",
    ]


def test_only_what_stands_between_the_marks_changes(root, tmp_path):
    for name in readme.FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, tmp_path / name)
    begin, end = readme.MARKS
    before = {name: (root / name).read_text(encoding="utf-8") for name in readme.FILES}
    assert readme.write(RUN, tmp_path) == list(readme.FILES)
    for name, text in before.items():
        after = (tmp_path / name).read_text(encoding="utf-8")
        assert after.split(begin)[0] == text.split(begin)[0]
        assert after.split(end)[1] == text.split(end)[1]
        assert "| country by area | 19 | 109 |" in after
    assert readme.write(RUN, tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8").count("country by area") == 1


def test_a_run_without_ratios_changes_nothing(tmp_path, capsys):
    file = tmp_path / "run.json"
    file.write_text(json.dumps(RUN | {"figures": RUN["figures"][:2]}))
    with pytest.raises(readme.NothingMeasured):
        readme.ratios(json.loads(file.read_text()))
    assert readme.run(str(file)) == 1
    assert "no ratio" in capsys.readouterr().out
