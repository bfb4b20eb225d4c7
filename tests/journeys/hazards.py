"""Days in the field with a network that cuts, repeats and loses, a page that dies, a server that stops.

Nothing may be lost and nothing doubled; `bench` runs many more such days than the tests do.
"""

import hashlib
import io
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.demo_home import PASSWORD, TIDTAM, environment

WHO = "assigned"
MOST_FAILURES = 6  # of one day, then the network is as it should be
PATIENCE = 60.0  # seconds until all must have arrived
KEPT = """async () => {
  const db = await new Promise((done) => {
    const asked = indexedDB.open("tidtam-field");
    asked.onsuccess = () => done(asked.result);
  });
  const all = (name) => new Promise((done) => {
    const asked = db.transaction(name).objectStore(name).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const photos = new Map((await all("photos")).map((one) => [one.id, one.sha256]));
  const hashes = (one) => one.photos.map((id) => photos.get(id) ?? null);
  const visits = (await all("visits")).map((one) => ({ ...one, hashes: hashes(one) }));
  db.close();
  return JSON.stringify(visits);
}"""


@dataclass
class Server:
    """`tidtam serve` over a home, on one port: killed and started again it is the same address."""

    home: Path
    log: Path
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if not self.port:
            with socket.socket() as trial:
                trial.bind(("127.0.0.1", 0))
                self.port = trial.getsockname()[1]
        with self.log.open("ab") as said:
            self.process = subprocess.Popen(
                [*TIDTAM, "serve", "--port", str(self.port)],
                env=environment(self.home),
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """As a power cut does it."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def phone(browser: Browser, server: Server) -> BrowserContext:
    """A phone of 360 px on which the person has logged in and opened the app once."""
    context = browser.new_context(
        base_url=server.url,
        locale="th-TH",
        timezone_id="Asia/Bangkok",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        permissions=["geolocation"],
        geolocation={"latitude": 15.7, "longitude": 102.4, "accuracy": 12},
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto("/accounts/login/?next=/field/")
    page.get_by_label("ชื่อผู้ใช้").fill(WHO)
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").tap()
    expect(page.locator(".field-list li").first).to_be_visible()
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.close()
    return context


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((900, 700), 20 + shade % 200).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


@dataclass
class Weather:
    """What becomes of each request while the weather is bad; the same seed, the same weather.

    lost: requests that arrived though the phone never heard so.
    """

    chance: random.Random
    failures: int = 0
    lost: int = 0

    def blow(self, route: Route) -> None:
        kind = self.chance.random()
        if self.failures >= MOST_FAILURES or kind > 0.55:
            route.continue_()
            return
        self.failures += 1
        if kind < 0.15:
            route.abort("connectionreset")
        elif kind < 0.35:
            self.lost += self._arrived(route)
            route.abort("connectionreset")
        elif kind < 0.45:
            self._arrived(route)
            route.continue_()  # it comes twice
        else:
            route.fulfill(status=503, headers={"Retry-After": "1"}, json={"wait": 1})

    @staticmethod
    def _arrived(route: Route) -> bool:
        with suppress(Exception):
            route.fetch(timeout=5000)
            return True
        return False


def open_app(context: BrowserContext, where: str = "#/") -> Page:
    page = context.new_page()
    page.goto(f"/field/{where}")
    expect(page.locator("main h1")).to_be_visible()
    return page


def kept_on(page: Page) -> list[dict[str, Any]]:
    """The visits on the phone; `hashes` of their photos, None of those that it has let go of."""
    found: list[dict[str, Any]] = json.loads(page.evaluate(KEPT))
    return found


def bad_day(context: BrowserContext, server: Server, seed: int, *, stops: bool = False) -> Weather:
    """Record one visit with the network cut and bring it home through the weather.

    AssertionError where it is lost, doubled or altered. stops: the server is killed on the way.
    """
    chance = random.Random(seed)
    weather = Weather(chance)
    context.set_offline(True)
    page = open_app(context)
    villages = page.locator(".field-list li a")
    villages.nth(chance.randrange(villages.count())).tap()
    page.locator("main button.primary").tap()
    note = f"วันที่แย่ {seed} {chance.random():.6f}"
    page.get_by_label("สิ่งที่พบ").fill(note)
    shots: Any = [
        {"name": f"{one}.jpg", "mimeType": "image/jpeg", "buffer": picture(seed * 7 + one)}
        for one in range(1 + seed % 2)
    ]
    page.locator("input[type=file]").last.set_input_files(shots)
    expect(page.locator(".field-shots img")).to_have_count(len(shots))
    (visit,) = [one for one in kept_on(page) if one.get("note") == note]
    if chance.random() < 0.5:  # the battery is empty
        page.close()
        page = open_app(context, f"#/d/{visit['id']}")
        expect(page.get_by_label("สิ่งที่พบ")).to_have_value(note)
    page.get_by_role("button", name="เสร็จแล้ว ส่งเมื่อมีสัญญาณ").tap()
    line = page.locator(f"[data-visit='{visit['id']}']")
    expect(line).to_have_attribute("data-state", "ready")
    context.route("**/field/photos/**", weather.blow)
    context.route("**/field/visits/", weather.blow)
    context.set_offline(False)
    ended = time.monotonic() + PATIENCE
    while line.get_attribute("data-state") != "accepted":
        assert time.monotonic() < ended, (seed, kept_on(page))
        if stops:
            server.kill()
            server.start()
            stops = False
        if chance.random() < 0.2:
            page.close()
            page = open_app(context, "#/out")
            line = page.locator(f"[data-visit='{visit['id']}']")
        again = page.get_by_role("button", name="ลองส่งตอนนี้")
        with suppress(Exception):
            again.tap(timeout=500)
        page.wait_for_timeout(150)
    context.unroute_all(behavior="wait")
    stands(server.home, visit["id"], note, visit["hashes"])
    (after,) = [one for one in kept_on(page) if one["id"] == visit["id"]]
    assert after["hashes"] == [None] * len(shots), "confirmed photos are let go of"
    page.close()
    return weather


def stands(home: Path, key: str, note: str, hashes: list[str]) -> None:
    """The visit and its photos are on the server, once, each with the bytes that the phone had."""
    plain = key.replace("-", "")
    with closing(sqlite3.connect(home / "tidtam.sqlite3", timeout=20)) as kept:
        found = kept.execute("SELECT id FROM followup_visit WHERE note = ?", [note]).fetchall()
        assert found == [(plain,)], found
        rows = kept.execute(
            "SELECT f.original_sha256, f.sha256 FROM followup_evidence e JOIN files_file f ON f.id = e.file_id "
            'WHERE e.visit_id = ? ORDER BY e."order"',
            [plain],
        ).fetchall()
    assert [original for original, _kept in rows] == hashes
    for _original, sha256 in rows:
        files = [
            one.read_bytes() for one in (home / "files").rglob("*") if one.is_file() and sha256 in one.name
        ]
        assert any(hashlib.sha256(content).hexdigest() == sha256 for content in files)
