"""Python's collector of circles, quiet while very many plain rows are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While a few hundred thousand tuples are made, of which none can be part of a circle, do not look through them.

    What is no longer needed is freed as always; circles of others wait until the end.
    """
    if not gc.isenabled():  # a wider one is open
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
