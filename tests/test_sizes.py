"""No module outgrows what one can hold in mind; a file that does becomes a package of the same name."""

from tests.storeys import ROOT

MOST_LINES = 300
FOLDERS = ("src", "tests", "bench", "docs")


def test_no_module_is_over_300_lines():
    long = {}
    for path in [*ROOT.glob("*.py"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]:
        if "migrations" in path.parts:
            continue
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_LINES:
            long[str(path.relative_to(ROOT))] = lines
    assert long == {}
