"""kill -9 in the middle of an upload, at twenty random moments: facts and totals agree each time."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection

from tidtam.registers.producers.models import Product
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.models import Change, Report, Sale, Total
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import make_channels

KILLS = 20
CHANNELS = ("shop", "market", "fair", "centre", "online", "wholesale", "export", "village", "unsplit")

#: Starts once and makes a child for each upload, so that a kill costs no start of Python.
NURSERY = """
import dataclasses, os, sys, django
django.setup()
from tidtam.ground.jobs import uploads
from tidtam.kit.uploads import kinds
kind = kinds()["sales.month"]
kinds()["sales.month"] = dataclasses.replace(kind, part=60)
for line in sys.stdin:
    file, month = line.split()
    child = os.fork()
    if not child:
        report = uploads.run("sales.month", file, None, said={"month": month, "reason": "แก้ไข"})
        os._exit(0 if report.taken and not report.refused else 3)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Nursery:
    def __init__(self) -> None:
        database = connection.settings_dict
        url = f"sqlite:///{database['NAME']}"
        if connection.vendor == "postgresql":
            place = f"localhost:{database['PORT'] or 5432}/{database['NAME']}?host={database['HOST']}"
            url = f"postgresql://{database['USER']}:{database['PASSWORD']}@{place}"
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tidtam.config.settings"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", NURSERY],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def upload(self, file: Path, month: str, patience: float | None = None) -> int:
        """Its exit status; killed after so many seconds where it is not done by then."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{file} {month}\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        if patience is not None:
            time.sleep(patience)
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(child, signal.SIGKILL)
        return int(self.process.stdout.readline())

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)


@pytest.fixture
def nursery(transactional_db: None) -> Iterator[Nursery]:
    make_channels()
    for number in range(30):
        maker = make_producer(code=f"T-{number:03}", name_th=f"กลุ่มทอผ้า {number}")
        for name in ("ผ้าไหม", "ผ้าฝ้าย"):
            make_product(maker, name_th=name)
    nursery = Nursery()
    yield nursery
    nursery.close()


def _sheet(folder: Path, version: int) -> tuple[Path, int]:
    """Every product and channel; each version says other amounts. The file and its sum in satang."""
    lines, total = ["รหัสผู้ผลิต,ผลิตภัณฑ์,ช่องทาง,ยอดจำหน่าย"], 0
    found = Product.objects.order_by("producer__code", "pk").values_list("producer__code", "name_th")
    for number, (code, name) in enumerate(found):
        for place, channel in enumerate(CHANNELS):
            baht = 100 + number * 10 + place + version
            lines.append(f"{code},{name},{channel},{baht}")
            total += baht * 100
    file = folder / f"{version}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file, total


def _stands() -> tuple[int, int, int]:
    """The satang of the month in its facts, in the country's total and in its reports; nothing to repair anywhere."""
    assert recount() == []
    facts = sum(Sale.objects.filter(month="2018-05-01").values_list("baht", flat=True))
    country = Total.objects.filter(level=0, period="m", month="2018-05-01").values_list("baht", flat=True)
    reports = Report.objects.filter(month="2018-05-01").values_list("baht", flat=True)
    return facts, sum(country), sum(reports)


def test_twenty_kills_leave_facts_and_totals_in_agreement(nursery: Nursery, tmp_path: Path) -> None:
    chance = random.Random(2561)
    first, _total = _sheet(tmp_path, 0)
    begun = time.monotonic()
    assert nursery.upload(first, "2561-04") == 0
    lasted = time.monotonic() - begun
    version, stood, killed = 1, 0, 0
    while killed < KILLS:
        file, told = _sheet(tmp_path, version)
        patience = lasted * chance.uniform(0.02, 0.98)
        status = nursery.upload(file, "2561-05", patience)
        now = _stands()
        if status:
            assert status == -signal.SIGKILL
            killed += 1
        else:  # quicker than the one that was timed, on a shared machine
            lasted = min(lasted, patience)
        # All of it or nothing: also where the kill came after the last word to the database.
        assert now == (stood, stood, stood) or now == (told, told, told)
        assert status or now[0] == told
        if now[0] == told:  # the next says other amounts
            version, stood = version + 1, told
        assert version < 3 * KILLS
    file, told = _sheet(tmp_path, version)
    assert nursery.upload(file, "2561-05") == 0
    assert _stands() == (told, told, told)
    assert (
        Change.objects.filter(month="2018-05-01").count() == version * len(CHANNELS) * Product.objects.count()
    )
