"""How much of the test set is read, and how much of what is read is right; by kind and of everything."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.intake.reports import SEEN, UNSEEN, Report, reports

if TYPE_CHECKING:
    from bench.measures import Figure
    from tidtam.reporting.intake.reading.shape import Contradiction, Proposal, Reading

DAY = date(2018, 10, 1)
DOUBTS = "contradiction"
Key = tuple[str, ...]


class Score(NamedTuple):
    """right: read and so meant; wrong: read and not meant; missed: meant and not read."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return 100 * self.right / (self.right + self.wrong) if self.right + self.wrong else 100.0

    @property
    def recall(self) -> float:
        return 100 * self.right / (self.right + self.missed) if self.right + self.missed else 100.0


def intake(home: Path) -> Iterator["Figure"]:
    """In a database of its own below `home`."""
    import django
    from django.core.management import call_command

    django.setup()
    from bench.measures import Figure

    call_command("migrate", verbosity=0)
    scores = {
        f"{word}{kind}": score
        for folder, word in ((SEEN, ""), (UNSEEN, "unseen, "))
        for kind, score in measured(folder).items()
    }
    for kind, score in scores.items():
        name = f"{kind} ({score.right + score.missed} in the papers)"
        yield Figure(f"{name}: precision, per cent", score.precision, "", None)
        yield Figure(f"{name}: recall, per cent", score.recall, "", None)


def measured(folder: Path = SEEN) -> dict[str, Score]:
    """By kind, and "everything"."""
    from bench.intake.world import build

    told = list(reports(folder))
    build(told)
    counted: dict[str, Counter[str]] = {}
    for report in told:
        for kind, marks in judged(report).items():
            counted.setdefault(kind, Counter()).update(
                right=len(marks[0]), wrong=len(marks[1]), missed=len(marks[2])
            )
    scores = {kind: Score(one["right"], one["wrong"], one["missed"]) for kind, one in counted.items()}
    everything = [score for kind, score in scores.items() if kind != DOUBTS]
    return {**scores, "everything": Score(*map(sum, zip(*everything, strict=True)))}


def judged(report: Report) -> dict[str, tuple[list[Key], list[Key], list[Key]]]:
    """Of one report by kind: what was read right, wrong, and missed."""
    from tidtam.reporting.intake.known import read_text
    from tidtam.reporting.intake.papers import open_paper
    from tidtam.reporting.intake.reading import KINDS

    paper = open_paper(report.paper)
    reading = read_text(paper.text, day=DAY)
    for one in (*reading.proposals, *reading.contradictions):
        assert paper.text[one.start : one.end] == one.passage
    found = {kind: _compared([_key(one) for one in reading.of(kind)], _meant(report, kind)) for kind in KINDS}
    return {**found, DOUBTS: _doubts(reading, report)}


def _meant(report: Report, kind: str) -> list[Key]:
    return [
        tuple(map(str, value)) if isinstance(value, list) else (_packed(str(value)),)
        for value in report.expected[kind]
    ]


def _key(one: "Proposal") -> Key:
    match one.kind:
        case "figure":
            period = one.detail["period"] or {"from": None, "to": None}
            return tuple(map(str, (one.value, one.detail["unit"], period["from"], period["to"])))
        case "village":
            return str(one.value), str(one.code or None)
        case "district" | "work_item":
            return (one.code,)
    return (_packed(str(one.value)),)


def _packed(text: str) -> str:
    """A PDF may lose the space after a mark (ผลิตภัณฑ์ จังหวัด): names are the same without."""
    return "".join(text.split())


def _compared(read: list[Key], meant: list[Key]) -> tuple[list[Key], list[Key], list[Key]]:
    got, wanted = Counter(read), Counter(meant)
    right = got & wanted
    return list(right.elements()), list((got - right).elements()), list((wanted - right).elements())


def _doubts(reading: "Reading", report: Report) -> tuple[list[Key], list[Key], list[Key]]:
    def fits(doubt: "Contradiction", meant: list[str]) -> bool:
        return doubt.kind == meant[0] and meant[1] in doubt.passage

    right = [
        tuple(meant)
        for meant in report.contradictions
        if any(fits(one, meant) for one in reading.contradictions)
    ]
    missed = [tuple(meant) for meant in report.contradictions if tuple(meant) not in right]
    wrong = [
        (one.kind, one.passage)
        for one in reading.contradictions
        if not any(fits(one, meant) for meant in report.contradictions)
    ]
    return right, wrong, missed
