"""A home that was copied with its links followed: the kept pages of the copy are let go, the site answers."""

from tidtam.kit.pages import shelf


def test_a_folder_where_the_link_was_is_let_go_and_pointed_anew(tmp_path):
    (tmp_path / shelf.NOW / "x.example").mkdir(parents=True)
    (tmp_path / shelf.NOW / "x.example" / "page.html").write_text("old")

    shelf.point(tmp_path, "v1", "2018-07-27")
    assert (tmp_path / shelf.NOW).is_symlink()
    assert not list((tmp_path / shelf.NOW).iterdir())

    shelf.unpoint(tmp_path)
    (tmp_path / shelf.NOW).mkdir()
    shelf.clear(tmp_path)
    assert not (tmp_path / shelf.NOW).exists()
