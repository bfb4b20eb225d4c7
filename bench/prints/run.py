"""One brochure, its pages to look at, and all of them into a folder; memory of everybody who works on it."""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure
from bench.memory import anonymous, family

ROOT = Path(__file__).resolve().parent.parent.parent


def prints(home: Path) -> Iterator[Figure]:
    """In a home of its own, beside the one that the other measures read."""
    own = home / "prints"
    own.mkdir(parents=True, exist_ok=True)
    environ = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    environ |= {"TIDTAM_HOME": str(own), "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.prints.run"],
        cwd=ROOT, env=environ, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        yield Figure(*json.loads(line))


def figures() -> Iterator[Figure]:
    from bench.prints.data import VILLAGES, build

    count = build(int(os.environ.get("PRINTS_VILLAGES", VILLAGES)))
    yield from _single()
    with tempfile.TemporaryDirectory() as folder:
        seconds, told, most, worked = _batch(Path(folder))
        if told != (count, 0):
            raise SystemExit(f"{told} made and unchanged of {count}")
        yield Figure(f"{count:,} brochures into a folder", seconds, "s", 600 * count / VILLAGES)
        yield Figure("  of them a second", count / seconds, "", None)
        yield Figure("  processor time for each", worked / count * 1000, "ms", None)
        yield Figure("  memory of all processes together, at most", most, "MB", 500)
        again, told, _most, _worked = _batch(Path(folder))
        if told != (0, count):
            raise SystemExit(f"{told} made and unchanged of {count}, the second time")
        yield Figure("  the same again, nothing changed", again, "s", None)


def _single() -> Iterator[Figure]:
    """Each of another village, so that nothing is kept of it."""
    from tidtam.registers.tourism.queries import public
    from tidtam.reporting.prints import kept
    from tidtam.reporting.prints.gathered import Grounds, village_brochure
    from tidtam.reporting.prints.papers import Fold, Form, brochure

    pages = list(public.pages().order_by("community__area_id")[:40])
    for name, fold, make in (
        ("a brochure in three folds, PDF", Fold.THREE, kept.paper),
        ("a booklet, PDF", Fold.BOOKLET, kept.paper),
        ("a leaflet to look at in the browser, both pages", Fold.THREE, kept.pictures),
    ):
        took = []
        for page in pages[:10]:
            begun = time.perf_counter()
            make(brochure(village_brochure(page, "th", Grounds()), Form(fold)))
            took.append((time.perf_counter() - begun) * 1000)
        pages = pages[10:]
        yield Figure(name, statistics.median(took), "ms", 1000)
        yield Figure("  the slowest of ten", max(took), "ms", 1000)


def _batch(folder: Path) -> tuple[float, tuple[int, int], float, float]:
    """Seconds; how many were made and unchanged; the most memory that all processes held for themselves at one time;
    seconds of processor time of all of them."""
    begun, before = time.perf_counter(), os.times()
    child = subprocess.Popen(
        [sys.executable, "-m", "tidtam.cli", "brochure", "--all", "all", "--out", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    most = 0.0
    while child.poll() is None:
        most = max(most, sum(anonymous(pid) for pid in family(child.pid)))
        time.sleep(0.5)
    assert child.stdout is not None
    said = child.stdout.read()
    found = re.search(r"([\d,]+) made, ([\d,]+) unchanged", said)
    if found is None:
        raise SystemExit(f"the batch said {said!r}")
    made, unchanged = (int(number.replace(",", "")) for number in found.groups())
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begun, (made, unchanged), most, worked


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for figure in figures():
        print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
