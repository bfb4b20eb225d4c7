"""What people name on the command line: files that are read and written, ports; refused before anything is done."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tidtam.cli.failure import Failure


def readable(name: str) -> Path:
    """A file that is there and can be read."""
    path = Path(name)
    try:
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError:
        raise Failure(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        raise Failure(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return path


def writable(name: str) -> Path:
    """A file that can be written: its folder is there, and nothing in its place forbids it."""
    path = Path(name)
    if not path.parent.is_dir():
        raise Failure(f"{path} cannot be written: {path.parent} is no folder")
    if path.is_dir():
        raise Failure(f"{path} cannot be written: it is a folder")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise Failure(f"{path} cannot be written: permission denied")
    return path


@contextmanager
def replaced(out: Path) -> Iterator[IO[bytes]]:
    """A file to write in the place of `out`, which it takes once it is whole."""
    draft = out.with_name(out.name + ".part")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(out)
    except OSError as error:
        raise Failure(f"{out} cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def port(text: str) -> int:
    """A port to listen on."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; expected a number from 1 to 65535")
    return int(text)
