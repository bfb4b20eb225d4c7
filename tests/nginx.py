"""nginx with the example of docs/operate, on a port of its own, before a server that is given."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "docs" / "operate" / "nginx.conf"
MAIN = """
{user}
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {site}
  {more}
}}
"""


def found() -> str | None:
    return shutil.which("nginx") or next((one for one in ("/usr/sbin/nginx",) if Path(one).exists()), None)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def site(pages: Path, port: int, upstream: int) -> str:
    """The example, without TLS, for these places."""
    text = EXAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"\n\s*ssl_certificate[^\n]*", "", text)
    for before, after in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("server_name tidtam.example;", "server_name localhost;"),
        ("root /srv/tidtam/pages;", f"root {pages};"),
        ("proxy_pass http://127.0.0.1:8000$", f"proxy_pass http://127.0.0.1:{upstream}$"),
    ):
        assert before in text, f"the example of nginx no longer says {before!r}"
        text = text.replace(before, after)
    return text


@contextmanager
def running(folder: Path, pages: Path, upstream: int, more: str = "") -> Iterator[int]:
    """The port on which it listens."""
    program, port = found(), free_port()
    assert program, "nginx is not installed (Debian: nginx)"
    import os

    config = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(MAIN.format(user=user, folder=folder, site=site(pages, port, upstream), more=more))
    server = subprocess.Popen(
        [program, "-c", str(config), "-p", str(folder), "-e", str(folder / "error.log")]
    )
    try:
        _wait(port, server, folder)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait(port: int, server: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _turn in range(100):
        if server.poll() is not None:
            raise AssertionError((folder / "error.log").read_text())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("nginx does not answer")
