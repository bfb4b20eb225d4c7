"""The reports of the test set as they lie in `reports/`: a text, and beside it what it says.

Those in `unseen/` were written afterwards, read once and never mended for.

expected: by kind; figures as [value, unit, from, to], villages as [name, code], the code None where several fit or none
does. contradictions: [kind, a piece of the passage]. villages: what stands in the register of that province.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tidtam.reporting.intake.tests import papers

SEEN, UNSEEN = (Path(__file__).with_name(name) for name in ("reports", "unseen"))
FORMS = {"txt": str.encode, "docx": papers.word_of, "pdf": papers.pdf}


class Report(NamedTuple):
    name: str
    layout: str
    province: str
    form: str
    villages: dict[str, str]
    expected: dict[str, list[Any]]
    contradictions: list[list[str]]
    text: str

    @property
    def paper(self) -> bytes:
        """As it is sent: text, Word or PDF."""
        return FORMS[self.form](self.text)


def reports(folder: Path = SEEN) -> Iterator[Report]:
    for path in sorted(folder.glob("*.txt")):
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Report(path.stem, text=path.read_text(encoding="utf-8"), **told)
