"""The keys of very many names, made by a second process beside ours: they are a third of a long import's work.

    with Beside() as beside:
        beside.send(names)          # while it works, we do
        beside.receive()

Where there is one processor only, or the second process ends, the keys are made here.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, NamedTuple, Self

import orjson

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
    """`send` a batch, later `receive` its keys; in the order sent, and another may be sent before."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._sent: deque[Sequence[Named]] = deque()
        self._letters: SimpleQueue[bytes | None] = SimpleQueue()

    def __enter__(self) -> Self:
        if (os.cpu_count() or 1) > 1:
            self._child = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-I", "-X", "utf8", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            # Both pipes are short: who wrote while the other one writes would wait for ever.
            Thread(target=self._post, args=(self._child.stdin,), daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._child is not None:
            self._child.kill()
            self._letters.put(None)
            self._child.wait()
            if self._child.stdout is not None:
                self._child.stdout.close()

    def send(self, rows: Sequence[Named]) -> None:
        self._sent.append(rows)
        if self._child is not None:
            self._letters.put(_line(rows))

    def receive(self) -> list[Made]:
        rows = self._sent.popleft()
        if self._child is not None and self._child.stdout is not None:
            line = self._child.stdout.readline()
            if line:
                return list(map(Made._make, orjson.loads(line)))
            self.__exit__()
            self._child = None
        return made(rows)

    def _post(self, pipe: IO[bytes]) -> None:
        with suppress(OSError), pipe:  # the process has ended: `receive` notices
            while (letter := self._letters.get()) is not None:
                pipe.write(letter)
                pipe.flush()


def main() -> None:
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(_line(made(orjson.loads(line))))
        sys.stdout.buffer.flush()


def _line(rows: Sequence[Sequence[str]]) -> bytes:
    return orjson.dumps(list(map(tuple, rows))) + b"\n"


if __name__ == "__main__":
    main()
