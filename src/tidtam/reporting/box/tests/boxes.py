"""Making boxes in tests and looking into them."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from tidtam.ground.areas.models import Area
from tidtam.reporting.box import verify_box
from tidtam.reporting.box.actions import write_box
from tidtam.reporting.box.scope import Scope
from tidtam.reporting.meetings.tests.factories import make_ask, make_meeting, make_resolution
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import make_action, make_doer, make_photo, make_visit

VILLAGE, OTHER = "40150604", "40150808"


def make_scope() -> Scope:
    """A matter that a resolution made, reported with a picture and visited; another village has one too."""
    make_resolution(make_meeting(), make_ask(VILLAGE, what="ติดตั้งป้ายบอกทาง"))
    action = Action.objects.get(area=VILLAGE)
    report_done(action, note="ติดตั้งแล้ว", by=make_doer(), evidence=[make_photo()])
    make_visit(village=VILLAGE, note="ป้ายอ่านได้ชัด")
    make_action("ของหมู่บ้านอื่น", village=OTHER)
    make_visit(village=OTHER, note="ของหมู่บ้านอื่น")
    return Scope(Area.objects.get(code=VILLAGE))


def written(scope: Scope, path: Path, by=None):
    with path.open("w+b") as out:
        return write_box(scope, out, by=by, progress=lambda _done, _whole: None)


def checked(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", verify_box.__file__, str(path), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def records(path: Path) -> list[dict]:
    with zipfile.ZipFile(path) as box:
        return [json.loads(line)["body"] for line in box.read("chain.jsonl").decode().splitlines()]
