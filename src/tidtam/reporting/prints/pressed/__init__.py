"""Presses for printed matter: one for a paper that somebody waits for, several for many papers.

typst keeps what it has seen; a press therefore ends after so many papers and another takes its place.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

from tidtam.kit.paper import PaperProblem
from tidtam.reporting.prints.papers.job import Job

PATIENCE = 60  # seconds that one paper may take
LIFE = 8  # papers that a press sets: typst remembers up to ten, 15 MB each


class Press:
    """One process that sets a paper at a time."""

    def __init__(self, life: int = LIFE) -> None:
        self.life, self.set = life, 0
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def write(self, job: Job, out: Path, *, dots: float = 0) -> dict[str, Any]:
        """Set the paper into the file, or as pictures into the folder; PaperProblem where it cannot be."""
        if self._child is not None and (self.set >= self.life or self._child.poll() is not None):
            self.end()
        child = self._child = self._child or self._begin()
        assert child.stdin is not None
        assert child.stdout is not None
        self.set += 1
        patience = Timer(PATIENCE, child.kill)
        patience.start()
        try:
            child.stdin.write(json.dumps(job.order(out, dots=dots)).encode() + b"\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except OSError:
            line = b""
        finally:
            patience.cancel()
        if not line:
            self.end()
            raise PaperProblem(f"{job.template}: the press ended without an answer")
        answer: dict[str, Any] = json.loads(line)
        if "problem" in answer:
            raise PaperProblem(f"{job.template}: {answer['problem']}")
        return answer

    def end(self) -> None:
        child, self._child, self.set = self._child, None, 0
        if child is None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()

    @property
    def pid(self) -> int:
        return self._child.pid if self._child is not None else 0

    def _begin(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - our own script, arguments fixed
            [sys.executable, "-E", "-s", str(Path(__file__).with_name("child.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
