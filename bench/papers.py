"""How long a meeting's pack takes: frozen in a running process, and from the shell in a new one."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure


def pack(_home: Path) -> Iterator[Figure]:
    """A new version each time: figures of 26 districts, chart, follow-up table, PDF and HTML."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from tidtam.reporting.meetings import actions, queries

    meeting = queries.find_meeting("1/2561")
    actions.freeze_pack(meeting, by=None)
    samples = []
    for number in range(5):
        begun = time.perf_counter()
        actions.freeze_pack(meeting, by=None, new=True, reason=f"measured {number}")
        samples.append((time.perf_counter() - begun) * 1000)
    yield Figure("pack of 26 districts with chart, warm", statistics.median(samples), "ms", 1000)
    with tempfile.TemporaryDirectory() as folder:
        cold = []
        for number in range(3):
            begun = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "tidtam.cli", "pack", "1/2561", "--new", "--reason", f"cold {number}",
                 "--out", f"{folder}/pack.pdf"],
                check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            cold.append((time.perf_counter() - begun) * 1000)
        yield Figure("the same from the shell, new process", statistics.median(cold), "ms", None)
