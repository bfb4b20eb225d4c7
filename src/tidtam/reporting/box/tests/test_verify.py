"""No byte of a box can be changed unseen."""

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tidtam.kit import clock
from tidtam.reporting.box import archive
from tidtam.reporting.box.scope import Scope
from tidtam.reporting.box.tests.boxes import checked, make_scope, written
from tidtam.reporting.box.verify_box import START, canonical, linked
from tidtam.work.followup.tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def village() -> Scope:
    return make_scope()


def test_a_whole_box_is_found_unchanged_by_the_verifier_that_lies_in_it(village, tmp_path):
    made = written(village, tmp_path / "box.zip")
    with zipfile.ZipFile(tmp_path / "box.zip") as box:
        box.extract("verify_box.py", tmp_path)
    done = subprocess.run(
        [sys.executable, "-I", str(tmp_path / "verify_box.py"), str(tmp_path / "box.zip")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"head: {made.head}" in done.stdout


def test_any_changed_byte_is_found(village, tmp_path):
    path = tmp_path / "box.zip"
    written(village, path)
    whole = path.read_bytes()
    dice = random.Random(2561)
    spots = [0, 10, len(whole) - 1, len(whole) - 5, whole.rindex(b"PK\1\2") + 12]
    spots += [dice.randrange(len(whole)) for _number in range(40)]
    for spot in spots:
        changed = bytearray(whole)
        changed[spot] ^= 1 << dice.randrange(8)
        path.write_bytes(changed)
        done = checked(path)
        assert done.returncode == 1, f"byte {spot} of {len(whole)}"
        assert "CHANGED" in done.stdout, done.stderr
        assert not done.stderr


@pytest.mark.parametrize("harm", ["cut", "grown", "before", "empty", "not a box"])
def test_a_cut_grown_or_foreign_file_is_no_whole_box(village, tmp_path, harm):
    path = tmp_path / "box.zip"
    written(village, path)
    whole = path.read_bytes()
    harmed = {
        "cut": whole[:-30],
        "grown": whole + b"x",
        "before": b"x" + whole,
        "empty": b"",
        "not a box": b"PK\3\4hello",
    }
    path.write_bytes(harmed[harm])
    done = checked(path)
    assert done.returncode == 1
    assert not done.stderr


def test_who_makes_the_chain_anew_is_found_by_the_head(village, tmp_path):
    made = written(village, tmp_path / "box.zip")
    forged = forge(tmp_path, _whitewash)
    assert checked(forged).returncode == 0  # whole in itself: only the head tells
    done = checked(forged, "--head", made.head)
    assert done.returncode == 1
    assert "the head is another one" in done.stdout


def test_a_record_taken_out_is_found(village, tmp_path):
    written(village, tmp_path / "box.zip")
    forged = forge(tmp_path, lambda body: None if body["what"] == "followup.visit" else body, relink=False)
    done = checked(forged)
    assert done.returncode == 1
    assert "was changed, taken out or put in" in done.stdout


def _whitewash(body: dict) -> dict:
    if body.get("row", {}).get("note") != "ป้ายอ่านได้ชัด":
        return body
    return {**body, "row": {**body["row"], "note": "ไม่พบปัญหา"}}


def forge(folder: Path, change, *, relink: bool = True) -> Path:
    """The box with some records changed, its container written as a box is."""
    with zipfile.ZipFile(folder / "box.zip") as box:
        inside = {info.filename: box.read(info) for info in box.infolist()}
    previous, lines = START, []
    for line in inside["chain.jsonl"].decode().splitlines():
        entry = json.loads(line)
        body = change(entry["body"])
        if body is None:
            continue
        if relink:
            made = linked(previous, body)
            entry = {"n": len(lines) + 1, "previous": previous, "hash": made, "body": body}
            previous = made
        lines.append(canonical(entry))
    inside["chain.jsonl"] = ("\n".join(lines) + "\n").encode()
    with zipfile.ZipFile(folder / "forged.zip", "w") as box:
        for name, content in inside.items():
            box.writestr(archive._info(name), content)
    return folder / "forged.zip"
