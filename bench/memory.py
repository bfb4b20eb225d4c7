"""What one web process holds after it has shown its pages."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure


def web_process(_home: Path) -> Iterator[Figure]:
    """Largest resident set of a web process of `tidtam serve`, after 200 requests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "tidtam.cli", "serve", "--no-worker", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).read()
                break
            except OSError:
                time.sleep(0.2)
        cookie = _session()
        for number in range(200):
            page = ("/desk/", "/desk/board/", "/desk/actions/", "/desk/producers/")[number % 4]
            request = urllib.request.Request(f"http://127.0.0.1:{port}{page}", headers={"Cookie": cookie})
            urllib.request.urlopen(request, timeout=10).read()
        sizes = [resident(pid) for pid in family(server.pid)]
        yield Figure("web process, resident", max(sizes), "MB", 200)
    finally:
        server.terminate()
        server.wait(20)


def _session() -> str:
    """A signed-in session of the province officer, made beside the server in the same home."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    from django.test import Client

    from tidtam.ground.people.models import User

    client = Client()
    client.force_login(User.objects.get(username="province"))
    return f"sessionid={client.cookies['sessionid'].value}"


def family(pid: int) -> list[int]:
    """The process and all its descendants; asked of the system thread by thread, which costs next to nothing."""
    found = [pid]
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = told.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            found += family(int(child))
    return found


def resident(pid: int) -> float:
    return _told(pid, "VmRSS:")


def anonymous(pid: int) -> float:
    """What the process holds for itself; pages of a database file that SQLite maps are the system's cache."""
    return _told(pid, "RssAnon:")


def _told(pid: int, name: str) -> float:
    """Megabytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
