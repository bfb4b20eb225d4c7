"""`tidtam sign`."""

import pytest

from tidtam.cli import main
from tidtam.registers.signs.tests.factories import make_panel, make_sign


@pytest.fixture
def sign(db):
    return make_sign("ขก-001", make_panel(), make_panel())


def test_the_shell_prints_a_sign_and_refuses_in_one_line(sign, tmp_path, capsys):
    out = tmp_path / "sign.pdf"
    with pytest.raises(SystemExit) as done:
        main(["sign", "ขก-001", "--out", str(out)])
    assert done.value.code == 0
    assert out.read_bytes().startswith(b"%PDF")
    for arguments, words in (
        (["ขก-404", "--out", str(out)], "no sign"),
        (["ขก-001", "--out", str(tmp_path / "a.png")], ".pdf"),
        (["ขก-001", "--out", str(out), "--panel", "3"], "--panel 3"),
    ):
        with pytest.raises(SystemExit) as done:
            main(["sign", *arguments])
        assert done.value.code == 1
        assert words in capsys.readouterr().err
