"""The house as its visitors meet it: `tidtam serve` on a free port, over a home of its own."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.journeys.demo_home import TIDTAM, environment


@dataclass
class House:
    """A running server. home: its files; cookies: log-ins that visitors made through the form, kept by user name."""

    url: str
    width: int
    home: Path
    cookies: dict[str, Any] = field(default_factory=dict)

    @property
    def on_phone(self) -> bool:
        return self.width < 600


@contextmanager
def serving(home: Path, log: Path) -> Iterator[str]:
    """The address of a server that is ready; it and its workers are gone afterwards."""
    port = _free_port()
    with log.open("wb") as said:
        server = subprocess.Popen(
            [*TIDTAM, "serve", "--port", str(port)],
            env=environment(home),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_ready(url, server, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_until_ready(url: str, server: "subprocess.Popen[bytes]", log: Path, seconds: int = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:
                assert json.load(answer)["status"] == "ok"
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"the server did not become ready:\n{log.read_text(errors='replace')[-4000:]}")
