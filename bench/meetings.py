"""A meeting's page and its minutes: server time of one, and how many the web processes give out on two cores."""

import http.client
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

PAGES = {
    "a held meeting": "/desk/meetings/otop-40/2561/1/",
    "its minutes, as they go round": "/desk/meetings/otop-40/2561/1/minutes/",
    "approved minutes": "/desk/meetings/otop-board-40/2560/3/minutes/",
    "the next meeting with item 3": "/desk/meetings/otop-40/2561/2/",
}
REPEAT = 25
CLIENTS, SECONDS, WARM = 6, 8, 2
NEED = 100  # pages a second


def meetings(home: Path) -> Iterator[Figure]:
    """Over the demo of this run, signed in as the secretary."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.journeys.house import _free_port, _wait_until_ready
    from tidtam.ground.people.models import User

    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    client = Client()
    client.force_login(User.objects.get(username="secretary"))
    for name, address in PAGES.items():
        samples = []
        for _ in range(REPEAT):
            begun = time.perf_counter()
            assert client.get(address).status_code == 200, address
            samples.append((time.perf_counter() - begun) * 1000)
        limit = 30 if "item 3" not in name else None
        yield Figure(f"meeting page: {name}", statistics.median(samples), "ms", limit)
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    port, log = _free_port(), home / "meetings.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "tidtam.cli", "serve", "--no-worker", "--port", str(port)],
            stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", server, log)
        for name in ("a held meeting", "approved minutes"):
            _read(port, PAGES[name], cookies, WARM)
            answers, seconds = _read(port, PAGES[name], cookies, SECONDS)
            yield Figure(f"{name}: pages a second, {CLIENTS} readers", answers[200] / seconds, "", None)
            yield Figure(f"{name}: seconds for {NEED} pages", NEED * seconds / max(1, answers[200]), "s", 1)
            yield Figure(f"{name}: answers other than 200", sum(answers.values()) - answers[200], "", 0)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def _read(port: int, address: str, cookies: str, seconds: float) -> tuple[Counter[int], float]:
    """What readers are answered who ask for one page after the other."""
    answers: Counter[int] = Counter()
    begun = time.perf_counter()

    def reader() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() - begun < seconds:
            connection.request("GET", address, headers={"Cookie": cookies})
            answer = connection.getresponse()
            answer.read()
            answers[answer.status] += 1

    threads = [threading.Thread(target=reader) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers, time.perf_counter() - begun
