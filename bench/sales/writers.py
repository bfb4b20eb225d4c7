"""Fifty that write at once, all into one province and month, and readers beside them.

`python -m bench.sales.writers PLACE` is one of the processes: ten threads, each with a connection of its own, that
report and correct, some of them the same amounts; it prints what went wrong and how long each submission took.
What they wrote lies in the month after the data set's last and is taken away afterwards.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from threading import Barrier, Thread

from bench.measures import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
PROCESSES, THREADS, ROUNDS = 5, 10, 6
MONTH, PROVINCE = date(2018, 10, 1), "40"
READERS = 100


def figures(database: str) -> Iterator[Figure]:
    """Errors, wrong cells after a recount, how long a writer waits and how long a reader."""
    from tidtam.work.sales.queries.recount import recount

    before = recount(PROVINCE)
    command = [sys.executable, "-m", "bench.sales.writers"]
    writers = [
        subprocess.Popen(
            [*command, str(place)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for place in range(PROCESSES)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()  # ready
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    begun = time.perf_counter()
    reads = list(_read(writers))
    answers = [json.loads(writer.communicate()[0]) for writer in writers]
    seconds = time.perf_counter() - begun
    took = sorted(one for answer in answers for one in answer["took"])
    wrong = [one for one in recount(PROVINCE) if one not in before]
    number = PROCESSES * THREADS
    for error in sorted({error for answer in answers for error in answer["errors"]}):
        print(f"{database}: {error}", file=sys.stderr)
    yield Figure(
        f"{database}: {number} writers at once, errors",
        sum(len(answer["errors"]) for answer in answers),
        "",
        0,
    )
    yield Figure("  wrong cells after it", len(wrong), "", 0)
    yield Figure("  submissions a second", len(took) / seconds, "", None)
    yield Figure("  a submission, median, waiting included", statistics.median(took), "ms", None)
    yield Figure("  a submission, longest", took[-1], "ms", None)
    yield Figure(f"  {len(reads)} readings beside them, 95th percentile", _p95(reads), "ms", 100)
    yield Figure("  the longest reading", max(reads), "ms", None)
    _take_away()


def _read(writers: "list[subprocess.Popen[str]]") -> Iterator[float]:
    """A dashboard's questions, one after the other, as long as anybody writes."""
    from bench.sales.queries import asked

    questions = [one for one in asked() if one.name != "concentration"]
    random = Random("readers")
    while any(writer.poll() is None for writer in writers):
        question = random.choice(questions)
        begun = time.perf_counter()
        question()
        yield (time.perf_counter() - begun) * 1000
        time.sleep(0.005)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def _take_away() -> None:
    from bench.sales.tables import run

    later = [str(MONTH)]
    run("DELETE FROM sales_change WHERE month >= %s", later)
    run("DELETE FROM sales_sale WHERE month >= %s", later)
    run("DELETE FROM sales_report WHERE month >= %s", later)
    for table in ("total", "channeltotal", "kindtotal", "producertotal", "provincemonth"):
        run(f"DELETE FROM sales_{table} WHERE month >= %s", later)


def _write(place: int) -> None:
    import django

    django.setup()
    from tidtam.registers.producers.models import Product
    from tidtam.work.sales.actions import SaleRow, record_sales

    found = Product.objects.filter(
        producer__area_id__gte="40", producer__area_id__lt="41",
        producer__registered_at__lt=datetime(2018, 9, 1, tzinfo=UTC),
        producer__struck_at__isnull=True,
    )  # fmt: skip
    products = list(found.order_by("pk").values_list("pk", flat=True)[: PROCESSES * THREADS * 2])
    errors: list[str] = []
    took: list[float] = []
    barrier = Barrier(THREADS)

    def write(thread: int) -> None:
        from django.db import connection

        random = Random(f"{place} {thread}")
        barrier.wait()
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            row = SaleRow(
                random.choice(products),
                MONTH,
                random.choice(("shop", "fair")),
                random.randrange(10**7),
                reason="แก้",
            )
            try:
                record_sales([row], by=None)
            except Exception as error:  # told at the end, all of them
                errors.append(f"{type(error).__name__}: {error}"[:200])
            took.append((time.perf_counter() - begun) * 1000)
        connection.close()

    print("ready", flush=True)
    sys.stdin.readline()
    threads = [Thread(target=write, args=[thread]) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"errors": errors, "took": took}))


if __name__ == "__main__":
    _write(int(sys.argv[1]))
