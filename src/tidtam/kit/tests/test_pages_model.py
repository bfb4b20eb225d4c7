"""Whatever happens in whatever order: no page is served that a change which stands has made untrue."""

import shutil
import tempfile
import threading
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tidtam.kit import clock
from tidtam.kit.pages import shelf
from tidtam.kit.pages.door import Memory
from tidtam.kit.pages.index import Index
from tidtam.kit.pages.tags import dropped_by
from tidtam.kit.tests.pages_world import House

RECORDS = ["a.x:1", "a.x:2", "b.y:1"]
PAGES = {"one": ["a.x:1"], "two": ["a.x:2", "b.y:1"], "list": ["a.x"], "both": ["a.x", "b.y"]}
DAYS = ["2018-07-27", "2018-07-28"]


class Cached(RuleBasedStateMachine):
    """Records with values; pages that show them; several processes that make, change, die and follow."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="pages-"))
        self.value = dict.fromkeys(RECORDS, 0)
        self.house = House(self.folder)
        self.day = 0
        self.making = []
        self.changing = []
        self.undropped = set()
        self.memory = Memory()
        self.follow()

    def teardown(self):
        self.house.index.close()
        shutil.rmtree(self.folder)

    def _day(self):
        return clock.frozen(clock.datetime.fromisoformat(f"{DAYS[self.day]}T10:00:00+07:00"))

    def _shown(self, page):
        kinds = PAGES[page]
        return {r: v for r, v in self.value.items() if r in kinds or r.split(":")[0] in kinds}

    def _place(self, page):
        return f"{shelf.folder_of('v1', DAYS[self.day])}/h/{page}/page"

    @rule(page=st.sampled_from(sorted(PAGES)))
    def begin_to_make(self, page):
        self.making.append((page, self.house.index.position(), self._place(page), DAYS[self.day], None))

    @precondition(lambda self: self.making)
    @rule(which=st.integers(0, 9))
    def read(self, which):
        which %= len(self.making)
        page, since, place, day, shown = self.making[which]
        if shown is None:
            self.making[which] = (page, since, place, day, repr((day, self._shown(page))))

    @precondition(lambda self: self.making)
    @rule(which=st.integers(0, 9))
    def keep(self, which):
        page, since, place, day, shown = self.making.pop(which % len(self.making))
        if shown is not None:
            made = shelf.Page((), "html", shown.encode())
            self.house.index.keep(place, made, PAGES[page], version="v1", day=day, since=since, most=200_000)

    @rule(record=st.sampled_from(RECORDS))
    def begin_to_change(self, record):
        self.changing.append((record, self.house.trail.take_number()))

    @precondition(lambda self: self.changing)
    @rule(which=st.integers(0, 9), killed=st.booleans(), many=st.booleans())
    def commit(self, which, killed, many):
        record, number = self.changing.pop(which % len(self.changing))
        self.value[record] += 1
        subject = f"{record.split(':')[0]}:many" if many else record
        self.house.trail.add(subject, number)
        if killed:
            self.undropped.add(record)
        else:
            self.house.index.drop(dropped_by([subject]), [number])

    @precondition(lambda self: self.changing)
    @rule(which=st.integers(0, 9))
    def roll_back(self, which):
        self.changing.pop(which % len(self.changing))

    @rule()
    def follow(self):
        with self._day():
            self.house.follow()
        self.undropped.clear()

    @rule()
    def midnight(self):
        self.day = 1

    @rule()
    def another_process(self):
        self.house.index.close()
        self.house.index = Index(self.folder, make=True)

    @invariant()
    def no_page_is_stale(self):
        for page in PAGES:
            kept = self.memory.page(self.folder / self._place(page))
            if kept is not None and not (self.undropped & set(self._shown(page))):
                assert kept.body.decode() == repr((DAYS[self.day], self._shown(page)))

    @invariant()
    def every_file_has_its_row(self):
        files = {
            str(file.with_suffix("").relative_to(self.folder))
            for file in (self.folder / "kept").rglob("page.html")
        }
        assert files <= set(self.house.index.places())


TestCached = Cached.TestCase
TestCached.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


@pytest.mark.django_db
def test_many_threads_make_change_and_read_at_once_and_none_reads_what_is_gone(tmp_path):
    """Real races: each read notes the value that stood before it began; what it gets is that or newer."""
    house = House(tmp_path / "pages")
    standing = [0]
    wrong = []
    until = time.monotonic() + 1.5

    def change():
        while time.monotonic() < until:
            number = standing[0] + 1
            house.put("/p", str(number), "a.b:1")
            house.index.drop(dropped_by(["a.b:1"]))
            standing[0] = number
            time.sleep(0.002)

    def read():
        while time.monotonic() < until:
            stood = standing[0]
            if int(house.get("/p")[2]) < stood:
                wrong.append(stood)

    house.put("/p", "0", "a.b:1")
    house.get("/p")
    threads = [threading.Thread(target=change), *(threading.Thread(target=read) for _ in range(4))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert standing[0] > 20
    assert len(house.asked) > 10
