"""Build the demo province in TIDTAM_HOME (Khon Kaen, invented figures) and serve it."""

import argparse
import sys

from django.conf import settings
from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.places import port
from tidtam.cli.serve import port_free, serve
from tidtam.cli.storage import collect_static, require_database


def arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--no-serve", action="store_true", help="build only")
    command.add_argument("--fresh", action="store_true", help="build again, throwing the old demo away")
    command.add_argument(
        "--port", type=port, default=None, help="port to listen on (default TIDTAM_PORT or 8000)"
    )
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")


def run(options: argparse.Namespace) -> int:
    from tidtam.demo.build import NotADemoHome, build

    chosen = options.port or settings.PORT
    if not options.no_serve:
        port_free(options.host, chosen)
    require_database()
    try:
        accounts = build(fresh=options.fresh, tell=_tell)
    except NotADemoHome as error:
        raise Failure(str(error)) from error
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    print(f"\nDemo province Khon Kaen: http://{options.host}:{chosen}/", flush=True)
    print(f"Password of every account: {accounts.password}\n")
    for account in accounts.rows:
        print(f"  {account.username:<14} {account.describes}")
    print(flush=True)
    if options.no_serve:
        return 0
    collect_static()
    return serve(options.host, chosen, worker=True)


def _tell(text: str) -> None:
    """One line of progress; rewritten in place on a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        if text.endswith("."):
            sys.stderr.write("\n")
    elif text.endswith("."):
        sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
