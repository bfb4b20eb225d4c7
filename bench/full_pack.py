"""The largest pack that is promised: 26 districts, 12 figures, 3 charts, 114 villages followed up, 40 pictures."""

import hashlib
import io
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.measures import Figure
from bench.memory import anonymous, family

VILLAGES, VISITED, PICTURES = 114, 10, 4
SMALL = 72  # px of the pattern
TEXT = "มอบหมายให้พัฒนาการอำเภอเตรียมความพร้อมของหมู่บ้านเป้าหมายทุกแห่ง แล้วรายงานผลพร้อมภาพถ่าย"
WORKER = """
import json, sys, time, django
django.setup()
from tidtam.reporting.meetings import actions, queries
meeting = queries.find_meeting(sys.argv[1])
took = []
for number in range(5):
    begun = time.perf_counter()
    pack = actions.freeze_pack(meeting, by=None, new=True, reason=f"measured {number}")
    took.append((time.perf_counter() - begun) * 1000)
same = all(actions.rebuild(pack, form) == actions.content(pack, form) for form in ("pdf", "html"))
print(json.dumps({
    "ms": took, "same": same, "figures": len(pack.inputs["figures"]), "charts": 1 + len(pack.inputs["charts"]),
    "districts": len(pack.inputs["chart"]["rows"]),
    "villages": len({row["code"] for row in pack.inputs["follow_up"] if len(row["code"]) == 8}),
    "pictures": sum(len(row["shots"]) for part in pack.inputs["carried"] for row in part["rows"]),
    "pdf": pack.pdf.size,
}))
"""


def full_pack(_home: Path) -> Iterator[Figure]:
    """A new version each time, in a process like the worker's, watched with the press that sets the PDF beside it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    reference = _next_meeting()
    told, own, press = _watched([sys.executable, "-c", WORKER, reference])
    wanted = (("districts", 26), ("figures", 12), ("charts", 3), ("villages", VILLAGES), ("pictures", 40))
    for name, least in wanted:
        assert told[name] >= least, f"{name}: {told[name]} of {least}"
    assert told["same"], "printed again the bytes differ"
    first, *later = told["ms"]
    yield Figure("full pack, the first of a process", first, "ms", 2000)
    yield Figure("full pack, median of the next four", statistics.median(later), "ms", 2000)
    yield Figure("full pack, the worker's own memory", own, "MB", 150)
    yield Figure("full pack, the press beside it", press, "MB", 150)
    yield Figure("full pack, the PDF", told["pdf"] / 1024 / 1024, "MB", None)


def _watched(command: list[str]) -> tuple[dict[str, Any], float, float]:
    """What the process printed, and the most memory that it and any of its children held, each by itself.

    Own memory: pages of the database file that SQLite maps are the system's cache, and are not counted.
    """
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    own = press = 0.0
    while process.poll() is None:
        first, *others = family(process.pid)
        own = max(own, anonymous(first))
        # Until it has become another program, a child's pages are its parent's.
        press = max([press, *(anonymous(pid) for pid in others if _program(pid) != _program(first))])
        time.sleep(0.02)
    assert process.stdout is not None
    assert process.returncode == 0
    return json.loads(process.stdout.read().splitlines()[-1]), own, press


def _program(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _next_meeting() -> str:
    """A body with two meetings in the demo's home: at the first 114 villages were asked, at the second it is told."""
    from datetime import timedelta

    from tidtam.ground.people.models import Post, User
    from tidtam.kit import clock
    from tidtam.reporting.meetings.actions import call_meeting, create_committee, record_resolution
    from tidtam.reporting.meetings.models import Committee

    body = Committee.objects.filter(code="bench-40").first()
    if body is not None:
        return f"{body.meetings.first().reference}"
    secretary = User.objects.get(username="secretary")
    chair = Post.objects.get(code="deputy-40")
    body = create_committee("bench-40", name_th="คณะทำงานวัดขนาด", area=chair.area, by=secretary)
    held = clock.now() - timedelta(days=20)
    first = call_meeting(
        body, starts_at=held, place_th="ศาลากลาง", chair=chair, number=11, was_held=True, by=secretary
    )
    asks = _asks(chair)
    made = record_resolution(first, item=5, kind="assigned", text=TEXT, asks=asks, by=secretary)
    _visit([row.action for row in made.made.select_related("action__area").order_by("pk")[:VISITED]])
    second = call_meeting(
        body,
        starts_at=clock.now() + timedelta(days=20),
        place_th="ศาลากลาง",
        chair=chair,
        number=12,
        by=secretary,
    )
    return second.reference


def _asks(follower: object) -> list[object]:
    """One thing of each of 114 villages of the programme, spread over the districts; those missing are invented."""
    from datetime import timedelta

    from tidtam.ground.areas.models import Area
    from tidtam.ground.areas.names import named
    from tidtam.ground.people.models import Post
    from tidtam.kit import clock
    from tidtam.registers.communities.models import Community
    from tidtam.reporting.meetings.actions import Ask

    posts = {post.code[-4:]: post for post in Post.objects.filter(code__startswith="cdd-40")}
    own = {row.area_id: row.area for row in Community.objects.select_related("area").order_by("area_id")}
    below = list(Area.objects.existing().filter(level=6, code__startswith="40").order_by("code"))
    for number, subdistrict in enumerate(below):
        if len(own) == VILLAGES:
            break
        village = named(f"{subdistrict.code}{80 + number % 10}", f"บ้านวัดขนาด {number + 1}", "")
        if subdistrict.code[:4] in posts and village.code not in own:
            village.save(force_insert=True)
            Community.objects.create(area=village, joined_on=clock.today() - timedelta(days=200))
            own[village.code] = village
    due = clock.today() + timedelta(days=20)
    return [
        Ask("เตรียมความพร้อมรับนักท่องเที่ยว และรายงานผล", area, posts[code[:4]], follower, due)  # type: ignore[arg-type]
        for code, area in own.items()
    ]


def _visit(actions: list[object]) -> None:
    """Each reported done for its post and seen on the spot by the follower, with four photographs."""
    from tidtam.ground.files.actions import store_picture
    from tidtam.ground.people.models import User
    from tidtam.kit import clock
    from tidtam.work.followup.actions import record_visit, report_done

    province, follower = User.objects.get(username="province"), User.objects.get(username="assigned")
    for number, action in enumerate(actions):
        report_done(action, note="แบ่งหน้าที่ต้อนรับ จัดสถานที่แล้ว", by=province)  # type: ignore[arg-type]
        shots = [store_picture(_photo(number * PICTURES + n), by=None, name="p.jpg") for n in range(PICTURES)]
        record_visit(
            id=UUID(int=number + 1),
            area=action.area,  # type: ignore[attr-defined]
            visited_at=clock.now(),
            leader=follower,
            photos=shots,
            findings=[(action, "fine", "เดินดูทุกจุดแล้ว")],  # type: ignore[list-item]
            by=follower,
        )


def _photo(seed: int) -> bytes:
    """As heavy as a photograph: its small picture has some 25 kB."""
    from PIL import Image

    chance = random.Random(hashlib.sha256(str(seed).encode()).digest())
    small = Image.frombytes("RGB", (SMALL, SMALL), chance.randbytes(SMALL * SMALL * 3))
    out = io.BytesIO()
    small.resize((1600, 1200)).save(out, "JPEG", quality=85)
    return out.getvalue()
