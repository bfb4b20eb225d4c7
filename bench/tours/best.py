"""The table of the best values known: a CSV with the columns file, tours, best; a file by its name without folder."""

import csv
from pathlib import Path


class WrongTable(ValueError):
    """Line and reason."""


def read(path: Path) -> dict[tuple[str, int], float]:
    """(name of the file without its ending, tours) -> profit."""
    found: dict[tuple[str, int], float] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if not {"file", "tours", "best"} <= set(rows.fieldnames or ()):
            raise WrongTable(f"{path}, line 1: the columns file, tours and best were expected")
        for row in rows:
            try:
                key = Path(row["file"]).stem.lower(), int(row["tours"])
                found[key] = float(row["best"])
                if found[key] <= 0:
                    raise ValueError("not above 0")
            except (TypeError, ValueError) as error:
                raise WrongTable(f"{path}, line {rows.line_num}: {error}") from error
    return found
