"""Writes what a run measured into the READMEs: `python -m bench run sales --json > run.json`, then
`python -m bench readme run.json`.

What stands between the marks is the script's; everything else is left as it is.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FILES = ("README.md", "bench/README.md")
MARKS = "<!-- measured: beside -->", "<!-- end of measured -->"
_ASKED = re.compile(r"^(DuckDB|pandas), (.+)$")
_TIMES = re.compile(r"^ *times tidtam on (\w+) \((.+) ms\)$")


class Ratio(NamedTuple):
    """How many times longer the other took to answer the question than tidtam on the database did."""

    question: str
    other: str
    database: str
    own: float
    times: float


class NothingMeasured(ValueError):
    """The run holds no ratio: `make bench` installs DuckDB and pandas."""


def ratios(answers: dict[str, Any]) -> list[Ratio]:
    """Those of a run: a figure names the question, the next one the database, tidtam's own time and the ratio."""
    found, asked = [], None
    for row in answers["figures"]:
        if named := _ASKED.match(row["name"]):
            asked = named
        elif (told := _TIMES.match(row["name"])) and asked is not None:
            found.append(Ratio(asked[2], asked[1], told[1], float(told[2]), row["value"]))
    if not found:
        raise NothingMeasured("this run holds no ratio beside DuckDB and pandas")
    return found


def block(answers: dict[str, Any]) -> str:
    """The ratios as a table, with the day, the scale and the yardstick of the run."""
    found = ratios(answers)
    columns = list(dict.fromkeys((one.other, one.database) for one in found))
    cells = {(one.question, one.other, one.database): one.times for one in found}
    own = [one.own for one in found]
    day = date.fromisoformat(answers["day"])
    facts = (
        f"{answers['scale'] * 30:g} million facts"
        if answers["scale"] >= 0.04
        else f"{answers['scale'] * 30_000:g} thousand facts"
    )
    head = (
        f"Measured on {day:%-d %B %Y} over {facts} on {answers['cores']} shared cores, yardstick "
        f"{answers['yardstick_ms']:.0f} ms, written by `python -m bench readme`: how many times longer the same "
        f"question takes than tidtam's own {min(own):.1f} to {max(own):.1f} ms."
    )
    lines = [
        "| question | " + " | ".join(f"{other} / {database}" for other, database in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for question in dict.fromkeys(one.question for one in found):
        values = [cells.get((question, *column)) for column in columns]
        lines.append(
            f"| {question} | " + " | ".join("" if one is None else _shown(one) for one in values) + " |"
        )
    return "\n".join([head, "", *lines])


def write(answers: dict[str, Any], root: Path = ROOT) -> list[str]:
    """Put the block into every file that has the marks; their names."""
    text, changed = block(answers), []
    for name in FILES:
        path = root / name
        before = path.read_text(encoding="utf-8")
        begin, end = MARKS
        if begin not in before or end not in before:
            raise ValueError(f"{name} has no place for it: {begin} … {end}")
        first, rest = before.split(begin, 1)
        path.write_text(f"{first}{begin}\n{text}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")
        changed.append(name)
    return changed


def run(file: str) -> int:
    answers = json.loads(Path(file).read_text(encoding="utf-8"))
    try:
        print("written into " + ", ".join(write(answers)))
    except ValueError as refusal:
        print(refusal)
        return 1
    return 0


def _shown(times: float) -> str:
    return f"{times:.0f}" if times >= 10 else f"{times:.1f}"
