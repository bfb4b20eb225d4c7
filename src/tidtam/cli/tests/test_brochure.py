"""`tidtam brochure`: one village, one district, all of an area."""

import pytest

from tidtam.cli import main
from tidtam.registers.tourism.tests.factories import make_page
from tidtam.reporting.prints.tests.papers import sizes

pytestmark = pytest.mark.django_db


def test_the_shell_prints_one_village_one_district_and_all(tmp_path, capsys):
    def run(*given):
        with pytest.raises(SystemExit) as ended:
            main(["brochure", *given])
        return ended.value.code

    for code in ("40150604", "40150605", "40150606"):
        make_page(code, published=True)
    one = tmp_path / "one.pdf"
    assert run("40150604", "--out", str(one), "--fold", "booklet", "--bleed") == 0
    assert sizes(one.read_bytes(), "trimbox")[0] == (148, 210)
    assert run("4015", "--out", str(one), "--lang", "en") == 0
    assert run("--all", "4015", "--out", str(tmp_path / "all")) == 0
    assert "3 made, 0 unchanged" in capsys.readouterr().out
    assert run("40150699", "--out", str(one)) == 1
    assert run("40150604", "--all", "4015", "--out", str(one)) == 1
    assert run("40150604", "--out", str(one), "--impose") == 1
