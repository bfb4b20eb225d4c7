"""What can be imported, by the short name that the shell uses: producers is producers.producers."""

from tidtam.cli.failure import Failure
from tidtam.kit.uploads import UploadKind, kinds


def by_name() -> dict[str, UploadKind]:
    return {code.rpartition(".")[2]: kind for code, kind in kinds().items()}


def importable(name: str) -> UploadKind:
    """Failure, with what there is, when nothing of that name can be imported."""
    known = by_name()
    if name not in known:
        raise Failure(f"{name!r} cannot be imported; known: {', '.join(sorted(known))}")
    return known[name]
