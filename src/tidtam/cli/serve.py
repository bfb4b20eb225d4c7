"""Run the web server and, unless --no-worker, one background worker beside it. Ctrl-C ends both."""

import argparse
import os
import signal
import socket
import subprocess
import sys

from django.conf import settings
from django.db import connections

from tidtam.cli.failure import Failure
from tidtam.cli.places import port
from tidtam.cli.storage import collect_static, migrate


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--port", type=port, default=None, help="port to listen on (default TIDTAM_PORT or 8000)"
    )
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    command.add_argument("--no-worker", action="store_true", help="run no background worker here")


def run(options: argparse.Namespace) -> int:
    chosen = options.port or settings.PORT
    port_free(options.host, chosen)
    migrate()
    collect_static()
    return serve(options.host, chosen, worker=not options.no_worker)


def serve(host: str, port: int, *, worker: bool) -> int:
    """Serve until interrupted; the worker is a process of its own, started again when it recycles itself."""
    from granian import Granian
    from granian.constants import Interfaces

    companion = (
        subprocess.Popen([sys.executable, "-m", "tidtam.cli", "worker", "--respawn"], env=os.environ.copy())
        if worker
        else None
    )
    _let_go_of_the_database()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"tidtam: http://{host}:{port}/  (Ctrl-C stops it)", flush=True)
    try:
        Granian(
            "tidtam.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=settings.WEB_WORKERS,
            blocking_threads=4,
            websockets=False,
            log_level="warning",  # type: ignore[arg-type]
            respawn_failed_workers=True,
            static_path_route=["/static"],
            static_path_mount=[settings.STATIC_ROOT],
            static_path_expires=31_536_000,
        ).serve()
    finally:
        if companion is not None:
            companion.terminate()
            try:
                companion.wait(timeout=15)
            except subprocess.TimeoutExpired:
                companion.kill()
    return 0


def _let_go_of_the_database() -> None:
    """Web processes are forked from this one: a connection that it still held would be spoken on by all of them."""
    for one in connections.all(initialized_only=True):
        one.close()
        if hasattr(one, "close_pool"):
            one.close_pool()


def port_free(host: str, port: int) -> None:
    """Failure before anything long begins, when the address is taken."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise Failure(f"port {port} on {host} cannot be used ({error.strerror}); try --port") from error
