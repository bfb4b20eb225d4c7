"""A tidtam of its own, in processes of their own, so that they can be killed: SQLite file, files, board."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

START = """
import django, pathlib, time
django.setup()
from django.conf import settings
HOME = pathlib.Path(settings.HOME)
"""


class Sandbox:
    def __init__(self, home: Path) -> None:
        self.home = home

    def spawn(self, code: str) -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "TIDTAM_HOME": str(self.home),
            "DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "tidtam.config.settings",
        }
        return subprocess.Popen(
            [sys.executable, "-c", START + code], env=environment, text=True, stderr=subprocess.PIPE
        )

    def run(self, code: str) -> None:
        """To its end, which must be a good one."""
        process = self.spawn(code)
        _out, said = process.communicate(timeout=120)
        assert process.returncode == 0, said

    def kill_when(self, code: str, mark: str) -> None:
        """Run until the code has touched HOME/mark, then kill -9 in mid-work."""
        process = self.spawn(code)
        deadline = time.monotonic() + 60
        while not (self.home / mark).exists():
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def rows(self, query: str) -> list[Any]:
        with sqlite3.connect(self.home / "tidtam.sqlite3") as database:
            return database.execute(query).fetchall()
