"""What a change does to the pages, in whatever process it is made."""

import logging
import os
import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from tidtam.kit.pages.index import NAME, Index
from tidtam.kit.pages.tags import dropped_by

log = logging.getLogger(__name__)

MOST_ENTRIES = 200
_open: dict[tuple[int, Path], Index] = {}
_opening = threading.Lock()


def index(*, make: bool = False) -> Index | None:
    """The index of this machine's pages as this process has it open; None where no page was ever kept."""
    folder = Path(settings.PAGES)
    if not make and not (folder / NAME).exists():
        return None
    key = (os.getpid(), folder)
    with _opening:
        known = _open.get(key)
        if known is None or not known.still_there():
            if known is not None:
                known.close()
            _open[key] = known = Index(folder, make=True)
        return known


def drop(subjects: Iterable[str], entries: Iterable[int] = ()) -> None:
    """Take every page away that was made from one of these subjects or lists their kind.

    To be called when the change stands. Where it fails nothing is lost: whoever serves pages follows the trail, and
    serves none while that fails.
    """
    known = None
    try:
        known = index()
        if known is not None:
            handled = list(entries)
            known.drop(dropped_by(subjects), handled if len(handled) <= MOST_ENTRIES else ())
    except (sqlite3.Error, OSError):
        log.exception("pages could not be dropped; following the trail will")
