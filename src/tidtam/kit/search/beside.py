"""The keys of very many names, made by a second process beside ours: they are a third of a long import's work.

    with Beside() as beside:
        beside.send(names)          # while it works, we do
        beside.receive()

Where there is one processor only, or the second process ends, the keys are made here.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple, Self

from tidtam.kit import thai
from tidtam.kit.search.keys import Keys, keys

SOUND = 300  # letters of the sound of a name that are kept


class Named(NamedTuple):
    """What a row is called. name: cleaned."""

    name: str
    code: str = ""
    name_en: str = ""


class Made(NamedTuple):
    """The name's place in a Thai list, how it sounds, and what the row is found by."""

    sort_key: str
    sound_key: str
    text: str
    sound: str

    @property
    def found_by(self) -> Keys:
        return Keys(self.text, self.sound)


def made(rows: Sequence[Sequence[str]]) -> list[Made]:
    return [
        Made(thai.sort_key(name), thai.sound_key(name)[:SOUND], *keys(name, code, name_en))
        for name, code, name_en in rows
    ]


class Beside:
    """One batch at a time: `send` it, then `receive` its keys, in its order."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[str] | None = None
        self._sent: Sequence[Named] = ()

    def __enter__(self) -> Self:
        if (os.cpu_count() or 1) > 1:
            self._child = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-I", "-X", "utf8", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        return self

    def __exit__(self, *_error: object) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()

    def send(self, rows: Sequence[Named]) -> None:
        self._sent = rows
        if self._child is not None and self._child.stdin is not None:
            try:
                self._child.stdin.write(json.dumps(rows, ensure_ascii=False) + "\n")
                self._child.stdin.flush()
            except OSError:
                self._child = None

    def receive(self) -> list[Made]:
        if self._child is not None and self._child.stdout is not None:
            line = self._child.stdout.readline()
            if line:
                return [Made(*row) for row in json.loads(line)]
            self._child = None
        return made(self._sent)


def main() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(made(json.loads(line)), ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
