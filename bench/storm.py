"""A storm of filled forms on the door for ODK Collect: 250 questions each, PostgreSQL with all of it synced, the
web processes as `tidtam serve` runs them, and clients on the same two cores.

`python -m bench.storm` lays out what is needed in the database that the environment names and prints the address.
"""

import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measures import Figure

ITEMS = 82  # with answer, note and photo each, and what is asked of the visit: over 250 questions
ALL_ITEMS = 250  # as many items, each answered: what the largest checklist asks
CLIENTS, SECONDS, WARM = 8, 15, 3
NEED = 90  # a second, which ODK Central reached without failure
VILLAGE = "40150604"


def storm(home: Path) -> Iterator[Figure]:
    from bench.cluster import Cluster
    from tests.journeys.house import _free_port, _wait_until_ready
    from tests.postgres import binaries

    if binaries() is None:
        return
    cluster = Cluster(home / "storm-postgresql")
    cluster.start()
    environ = {
        **os.environ,
        "DATABASE_URL": cluster.address,
        "TIDTAM_HOME": str(home / "storm"),
        "DJANGO_SETTINGS_MODULE": "tidtam.config.settings",
    }
    try:
        laid = subprocess.run(
            [sys.executable, "-m", "bench.storm"], env=environ, check=True, capture_output=True, text=True
        )
        forms = json.loads(laid.stdout.splitlines()[-1])
        port, log = _free_port(), home / "storm.log"
        with log.open("wb") as said:
            server = subprocess.Popen(
                [sys.executable, "-m", "tidtam.cli", "serve", "--no-worker", "--port", str(port)],
                env=environ, stdout=said, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        try:
            _wait_until_ready(f"http://127.0.0.1:{port}", server, log)
            for form in forms:
                yield from _one(form, port)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)
    finally:
        cluster.stop()


def _one(form: dict[str, Any], port: int) -> Iterator[Figure]:
    _posted(form, port, WARM)
    took, answers, seconds = _posted(form, port, SECONDS)
    name = f"storm, {form['name']}"
    yield Figure(f"{name}: visits a second", answers[201] / seconds, "", None)
    yield Figure(
        f"{name}: seconds for {NEED} visits", NEED * seconds / max(1, answers[201]), "s", form["limit"]
    )
    yield Figure(f"{name}: 95th percentile of {CLIENTS} clients", _p95(took), "ms", 300)
    yield Figure(
        f"{name}: answers other than 201 and 503", sum(answers.values()) - answers[201] - answers[503], "", 0
    )
    yield Figure(f"{name}: answers 503", answers[503], "", None)


def _posted(form: dict[str, Any], port: int, seconds: float) -> tuple[list[float], Counter[int], float]:
    """Times and answers of clients that post one form after the other."""
    took: list[float] = []
    answers: Counter[int] = Counter()
    begun = time.perf_counter()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"X-OpenRosa-Version": "1.0", "Content-Type": "multipart/form-data; boundary=b"}
        while time.perf_counter() - begun < seconds:
            body = form["body"].replace("INSTANCE", str(uuid.uuid4())).encode()
            start = time.perf_counter()
            connection.request("POST", form["path"], body, headers)
            answer = connection.getresponse()
            answer.read()
            took.append((time.perf_counter() - start) * 1000)
            answers[answer.status] += 1

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took, answers, time.perf_counter() - begun


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(
        json.dumps([_form(ITEMS, "250 questions", 1.0), _form(ALL_ITEMS, "250 items, each answered", None)])
    )


def _form(count: int, name: str, limit: float | None) -> dict[str, Any]:
    """A checklist of so many items, and a form of it that answers each."""
    from django.urls import reverse

    from tidtam.faces.odk.actions import open_key
    from tidtam.faces.odk.tests.collect import filled
    from tidtam.ground.people.tests.factories import make_user
    from tidtam.kit import clock
    from tidtam.registers.communities.models import Community
    from tidtam.registers.communities.tests.factories import make_community
    from tidtam.work.followup.actions import ItemRow
    from tidtam.work.followup.models import Checklist
    from tidtam.work.followup.tests.checklists import make_list

    if not Community.objects.filter(area=VILLAGE).exists():
        make_community(VILLAGE)
    sender = make_user("province", "40", username=f"storm-{uuid.uuid4()}")
    checklist = Checklist.objects.filter(name=name).first()
    if checklist is None:
        checklist = make_list(
            name, items=[ItemRow(f"รายการตรวจที่ {n}") for n in range(1, count + 1)], by=sender
        )
    answers = {
        item.pk: ("fine", "") if item.order % 5 else ("not_fine", "ชำรุดบางส่วน รอซ่อม")
        for item in checklist.items.all()
    }
    today = clock.today().isoformat()
    xml = filled(checklist, answers, id="INSTANCE", visited_on=today, start=None).decode()
    part = 'Content-Disposition: form-data; name="xml_submission_file"; filename="s.xml"'
    head = f"--b\r\n{part}\r\nContent-Type: text/xml"
    path = reverse("odk_submission", args=[open_key(sender)])
    return {"name": name, "limit": limit, "path": path, "body": f"{head}\r\n\r\n{xml}\r\n--b--\r\n"}


if __name__ == "__main__":
    main()
