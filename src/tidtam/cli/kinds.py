"""What can be imported, by the short name that the shell uses: producers is producers.producers."""

import argparse

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.kit.uploads import UploadKind, kinds


def by_name() -> dict[str, UploadKind]:
    return {kind.name or code.rpartition(".")[2]: kind for code, kind in kinds().items()}


def importable(name: str) -> UploadKind:
    """Failure, with what there is, when nothing of that name can be imported."""
    known = by_name()
    if name not in known:
        raise Failure(f"{name!r} cannot be imported; known: {', '.join(sorted(known))}")
    return known[name]


def answers(kind: UploadKind, options: argparse.Namespace) -> dict[str, str]:
    """What the options say of a file, read by the kind's own questions; Failure where it does not ask."""
    asks = {ask.name: ask for ask in kind.asks}
    said: dict[str, str] = {}
    for name in ("month", "area", "year", "day", "document", "reason"):
        typed = getattr(options, name, None)
        if not typed:
            continue
        if name not in asks:
            raise Failure(f"--{name} says nothing of this kind of file")
        try:
            said[name] = asks[name].read(typed)
        except ValidationError as error:
            raise Failure(f"--{name}: {' '.join(error.messages)}") from error
    return said
