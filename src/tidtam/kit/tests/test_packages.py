"""Files from npm: taken when the package is the one of the lock, refused when it is not."""

import hashlib
import io
import shutil
import tarfile
from base64 import b64encode

import pytest

from tidtam.kit import packages


def _packed(path, **files):
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(f"package/dist/{name}.js")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    return "sha512-" + b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


def _wanted(tmp_path, integrity, *files):
    return packages.Wanted("map", "1.0.0", integrity, tmp_path / "into", files)


def test_only_the_named_files_are_laid_down(tmp_path):
    integrity = _packed(tmp_path / "map.tgz", shown="draw()", spare="never()")
    one = _wanted(tmp_path, integrity, "dist/shown.js")

    packages.unpack(one, tmp_path / "map.tgz")

    assert sorted(path.name for path in one.into.iterdir()) == ["shown.js", "stamp"]
    assert (one.into / "shown.js").read_text() == "draw()"
    assert one.is_there


def test_another_version_is_fetched_again(tmp_path):
    integrity = _packed(tmp_path / "map.tgz", shown="draw()")
    packages.unpack(_wanted(tmp_path, integrity, "dist/shown.js"), tmp_path / "map.tgz")

    assert not _wanted(tmp_path, "sha512-other", "dist/shown.js").is_there


def test_a_package_that_is_not_the_one_of_the_lock_leaves_nothing(tmp_path):
    integrity = _packed(tmp_path / "map.tgz", shown="draw()")
    _packed(tmp_path / "map.tgz", shown="steal()")
    one = _wanted(tmp_path, integrity, "dist/shown.js")

    with pytest.raises(packages.Unfetched, match="sha512"):
        packages.unpack(one, tmp_path / "map.tgz")

    assert not one.into.exists()


def test_what_npm_cannot_give_is_told_with_its_own_words(tmp_path):
    one = _wanted(tmp_path, "sha512-any", "dist/shown.js")
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no such registry >&2\nexit 1\n")
    npm.chmod(0o755)

    with pytest.raises(packages.Unfetched, match="no such registry"):
        packages.fetch(one, [str(npm)])


def test_a_machine_with_neither_npm_nor_uv_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda *_args, **_more: None)

    with pytest.raises(packages.Unfetched, match="neither npm nor uv"):
        packages.npm_here(tmp_path)


def test_every_package_whose_files_are_taken_is_locked_and_ignored_by_git():
    ignored = (packages.ROOT / ".gitignore").read_text().splitlines()
    for one in packages.wanted():
        assert one.integrity.startswith("sha512-")
        assert f"{one.into.relative_to(packages.ROOT)}/" in ignored
