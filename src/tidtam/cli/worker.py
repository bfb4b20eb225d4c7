"""Run one background worker until it is stopped; what a killed worker left is taken up again."""

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable

from tidtam.cli.storage import require_migrated


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--respawn", action="store_true", help="start a fresh process whenever the worker has recycled itself"
    )


def run(options: argparse.Namespace) -> int:
    if options.respawn:
        return _respawn()
    from tidtam.ground.jobs.worker import run_worker

    require_migrated()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_worker(stop)
    return 0


def _respawn() -> int:
    """Keep exactly one worker process alive; memory that rendering gathered goes with each of them."""
    parent = os.getppid()
    ending = threading.Event()
    current: list[subprocess.Popen[bytes]] = []

    def end(*_: object) -> None:
        ending.set()
        for process in current:
            process.terminate()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    while not ending.is_set():
        process = subprocess.Popen([sys.executable, "-m", "tidtam.cli", "worker"])
        current[:] = [process]
        status = _outlive(process, parent, end)
        if status and not ending.is_set():
            ending.wait(3)
    return 0


def _outlive(process: subprocess.Popen[bytes], parent: int, end: Callable[[], None]) -> int:
    """Wait for the worker; when the server that started us was killed, end the worker as well."""
    while True:
        try:
            return process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            if os.getppid() != parent:
                end()
