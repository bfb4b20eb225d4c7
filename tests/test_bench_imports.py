"""The bench is outside the package and runs rarely: what it takes by name from the house still stands there."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench"


def taken() -> Iterator[tuple[str, str, str]]:
    """Where, from which module, which name: imports inside functions too, which nothing else would try."""
    for path in sorted(BENCH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in (
                "tidtam",
                "bench",
                "tests",
            ):
                for name in node.names:
                    yield f"{path.name}:{node.lineno}", str(node.module), name.name


def stands(module: str, name: str) -> bool:
    found = import_module(module)
    if hasattr(found, name):
        return True
    try:
        import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return False
    return True


def test_what_the_bench_imports_stands() -> None:
    names = list(taken())
    assert len(names) > 100
    assert [one for one in names if not stands(one[1], one[2])] == []
