"""Every verb that an action writes to the trail has words for its readers."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tidtam.ground.trail.verbs import VERBS

WRITERS = {"write", "trail", "_trail"}


def written(root: Path) -> Iterator[tuple[str, str]]:
    """Verb and place of each call that writes the trail; a room's own helper leaves the room's name out."""
    for path in sorted((root / "src/tidtam").glob("*/*/**/*.py")):
        if "tests" in path.parts or "migrations" in path.parts or path.parts[-3] == "kit":
            continue
        room = path.relative_to(root / "src/tidtam").parts[1]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in WRITERS:
                for verb in _verbs(node):
                    yield (verb if "." in verb else f"{room}.{verb}"), f"{path.name}:{node.lineno}"


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def _verbs(call: ast.Call) -> list[str]:
    """The text constants in the second place, both ends of a choice between two."""
    if len(call.args) < 2:
        return []
    given = call.args[1]
    ends = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
    return [end.value for end in ends if isinstance(end, ast.Constant) and isinstance(end.value, str)]


def test_every_verb_that_is_written_has_words(root):
    found = dict(written(root))
    assert len(found) > 30, "the search has lost the actions"
    missing = {verb: place for verb, place in found.items() if verb not in VERBS}
    assert not missing, f"no words in tidtam/ground/trail/verbs.py: {missing}"


def test_no_word_is_kept_for_a_verb_that_nobody_writes(root):
    for verb in VERBS:
        room, _dot, own = verb.partition(".")
        source = "".join(path.read_text("utf-8") for path in (root / "src/tidtam").glob(f"*/{room}/**/*.py"))
        assert f'"{verb}"' in source.replace("VERBS", "") or f'"{own}"' in source, verb
