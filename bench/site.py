"""Public pages a second: from the kept pages by `tidtam serve`, and by nginx serving the same bytes, on the same cores.

One run, one village page, wrk as the clients (Debian: nginx, wrk). Without them nothing is measured.
"""

import gzip
import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.measures import Figure

CLIENTS, SECONDS, TURNS = 32, 3, 3  # the best of the turns: the machine is shared
LEAST_OF_NGINX = 0.1
ONCE_MORE = 21


def site(home: Path) -> Iterator[Figure]:
    from tests import nginx
    from tests.journeys.house import _free_port, _wait_until_ready

    if nginx.found() is None or shutil.which("wrk") is None:
        return
    folder = Path(tempfile.mkdtemp(prefix="tidtam-site-"))
    folder.chmod(0o755)
    pages, port, log = folder / "pages", _free_port(), folder / "served.log"
    environ = {
        **os.environ,
        "TIDTAM_HOME": str(home),
        "TIDTAM_PAGES": str(pages),
        "TIDTAM_ALLOWED_HOSTS": "localhost,127.0.0.1",
    }
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "tidtam.cli", "serve", "--no-worker", "--port", str(port)],
            env=environ, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    lines = nginx.EXAMPLE.read_text(encoding="utf-8").splitlines()
    heads = "".join(line for line in lines if "add_header" in line and "$tidtam" not in line)
    same, bare = _free_port(), _free_port()
    file = f"root {folder}/plain; gzip_static on; gzip_vary on;"
    more = (
        f"server {{ listen 127.0.0.1:{same}; {file} {heads} }} server {{ listen 127.0.0.1:{bare}; {file} }}"
    )
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", server, log)
        address = _village(port)
        yield from _uncached(port, address)
        body = _get(port, address)
        plain = folder / "plain" / "page.html"
        plain.parent.mkdir(mode=0o755)
        plain.write_bytes(body)
        plain.with_name("page.html.gz").write_bytes(gzip.compress(body, 6))
        with nginx.running(folder, pages, port, more) as front:
            _get(front, address)  # kept under the name that nginx hands on
            asked = {"doors": (port, address), "alone": (bare, "/page.html"), "alike": (same, "/page.html")}
            asked["served"] = (front, address)
            turns = [{name: _requests(*where) for name, where in asked.items()} for _turn in range(TURNS)]
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)
    doors, alone, alike, served = (max(turn[name] for turn in turns) for name in asked)
    yield Figure(f"site, {address}: bytes of the page", len(body), "", 100_000)
    yield Figure("site: pages a second from the kept pages, tidtam serve", doors, "", None)
    yield Figure("site: pages a second, nginx with the same bytes as a file", alone, "", None)
    yield Figure("site: the same with the same headers", alike, "", None)
    yield Figure("site: pages a second, nginx serving the folder of kept pages", served, "", None)
    yield Figure("site: nginx's file is so many times the kept pages", alone / doors, "", 1 / LEAST_OF_NGINX)
    yield Figure(
        "site: nginx's file with the same headers is so many times the folder", alike / served, "", 1.25
    )


def _uncached(port: int, address: str) -> Iterator[Figure]:
    """A question makes every answer anew, as a page is made that nobody has read yet."""
    took = []
    for number in range(ONCE_MORE):
        begun = time.perf_counter()
        _get(port, f"{address}?made={number}")
        took.append((time.perf_counter() - begun) * 1000)
    yield Figure("site: a village's page made anew", statistics.median(took[1:]), "ms", 30)


def _village(port: int) -> str:
    """One that is published; the page of open data where none is."""
    text = _get(port, "/sitemap-1.xml").decode()
    found = re.search(r"<loc>https?://[^/<]+(/village/\d+)</loc>", text)
    return found[1] if found else "/open/"


def _get(port: int, address: str) -> bytes:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", address, headers={"Host": "localhost"})
    answer = asked.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return body


def _requests(port: int, address: str) -> float:
    """Answers a second that came whole, packed as browsers ask for them."""
    said = subprocess.run(
        [
            "wrk", "-t2", f"-c{CLIENTS}", f"-d{SECONDS}s", "-H", "Host: localhost", "-H", "Accept-Encoding: gzip",
            f"http://127.0.0.1:{port}{address}",
        ],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    if "Non-2xx" in said:
        raise RuntimeError(said)
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None:
        raise RuntimeError(said)
    return float(found[1])


if __name__ == "__main__":
    for figure in site(Path(sys.argv[1])):
        print(f"{figure.name}: {figure.value:,.1f} {figure.unit}")
