"""Fixed work that every run does first, so that a figure can be read on any machine.

SQL: 20,000 rows into an SQLite in memory, grouped and sorted five times. Python: text keys made and sorted.
"""

import sqlite3
import statistics
import time


def _sql() -> None:
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE fact (area TEXT, month INT, baht INT)")
        base.executemany(
            "INSERT INTO fact VALUES (?, ?, ?)",
            ((f"40{n % 26:02}{n % 199:02}", n % 21, n * 37 % 100_003) for n in range(20_000)),
        )
        for digits in range(2, 7):
            base.execute(
                "SELECT substr(area, 1, ?) k, month, sum(baht) FROM fact GROUP BY k, month ORDER BY 3 DESC",
                (digits,),
            ).fetchall()


def _python() -> None:
    words = [f"บ้านหนอง{n * 7919 % 10_007}" for n in range(20_000)]
    sorted(words, key=lambda word: word[::-1])
    sum(len(word.encode()) for word in words)


def milliseconds(repeat: int = 7) -> float:
    """Median time of the fixed work, in ms."""
    times = []
    for _ in range(repeat):
        begun = time.perf_counter()
        _sql()
        _python()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)
