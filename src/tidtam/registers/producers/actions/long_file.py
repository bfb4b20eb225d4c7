"""A spreadsheet of thousands of rows on its way into one table."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress

from django.db import models
from django.db.models import Max

from tidtam.kit import bulk
from tidtam.kit.search import Beside, Filling, Made, Named, filled_by_the_batch, made

LONG = 2000  # new rows from which on a file is a long one

FEW = 200  # rows that a register may have and still be an empty one

Insert = Callable[[Sequence[Made]], None]


class _GivenUp(Exception):
    """The rest will not be written; the caller's transaction undoes what was."""


class LongFile:
    """A short file is written row by row, as any other. Of a long one, the table's indexes wait for the end.

    The keys of its names are made by a second process: each batch is written when the next one comes.
    settled: False once a row was written that will be changed again before the end.
    """

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._stack = ExitStack()
        self._count = 0
        self._before: int | None = None
        self._beside: Beside | None = None
        self._filling: Filling | None = None
        self._waiting: Insert | None = None
        self.settled = True

    def rows(self, count: int) -> None:
        """So many rows are about to be written."""
        if self._before is None:
            self._before = self._model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        self._count += count
        if self._beside is None and self._count > max(LONG, self._before // 10):
            first = self._before <= FEW
            self._stack.enter_context(bulk.loading(self._model, first=first))
            self._filling = self._stack.enter_context(filled_by_the_batch(self._model._meta.db_table))
            self._beside = self._stack.enter_context(Beside())

    def write(self, named: Sequence[Named], insert: Insert) -> None:
        """insert: called with the keys of the names, now or with the next batch."""
        if self._beside is None:
            insert(made(named))
            return
        self._beside.send(named)
        self.flush()
        self._waiting = insert

    def flush(self) -> None:
        """Write the batch that waits for its keys."""
        if self._waiting is not None and self._beside is not None:
            insert, self._waiting = self._waiting, None
            insert(self._beside.receive())
            if self.settled and self._filling is not None:
                self._filling.more()

    def finish(self) -> None:
        """Everything is written: the indexes."""
        self._stack.close()

    def close(self) -> None:
        """Whether or not it came to a good end."""
        with suppress(_GivenUp), self._stack:
            raise _GivenUp
