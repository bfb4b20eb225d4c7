"""Brochures of every village of an area into a folder: several presses side by side, what is unchanged left alone.

The folder's list (brochures.json) says which village's file holds which content. A batch that was stopped goes on
where it stood; a village that is no longer public loses its file with the next one.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

from django.utils import translation

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.paper import PaperProblem
from tidtam.registers.tourism.models import VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.gathered import Grounds, village_brochure
from tidtam.reporting.prints.papers import Form, Job, brochure
from tidtam.reporting.prints.pressed import Press

LIST = "brochures.json"
PRESSES = 2
WAITING = 6  # papers that are ready to be set; more would only fill the memory
SAVED_EVERY = 50
DISTRICT = 4


class Told(NamedTuple):
    """How a batch ended. problems: code and reason."""

    made: int
    unchanged: int
    removed: int
    problems: tuple[tuple[str, str], ...]


Progress = Callable[[int, int], None]


def make_all(
    area: Area,
    out: Path,
    form: Form,
    language: str,
    *,
    progress: Progress = lambda _done, _whole: None,
    presses: int = PRESSES,
) -> Told:
    """Set what changed since the folder was made; progress: villages done, of how many."""
    shelf = _Shelf(out, form, language)
    codes = list(
        _pages(area.code).order_by("community__area_id").values_list("community__area_id", flat=True)
    )
    removed = shelf.forget(area.code, keep=set(codes))
    tally = _Tally(shelf, len(codes), progress)
    with _Row(presses) as row:
        for code, job in _jobs(codes, form, language):
            if job is None:
                removed += shelf.forget(code, keep=set())
                tally.pass_by()
            elif shelf.holds(code, job.key):
                tally.pass_by()
            else:
                tally.add(code, job, row.order(job, shelf.file(code)))
                tally.settle(WAITING)
        tally.settle(0)
    shelf.save()
    return Told(tally.made, tally.unchanged, removed, tuple(tally.problems))


def _pages(code: str) -> Any:
    return public.pages().filter(within(code, "community__area_id"))


def _jobs(codes: list[str], form: Form, language: str) -> Iterator[tuple[str, Job | None]]:
    """District by district, so that a map's ground is asked for once; None for one that was withdrawn meanwhile."""
    grounds, district = Grounds(), ""
    pages: dict[str, VillagePage] = {}
    for code in codes:
        if code[:DISTRICT] != district:
            district = code[:DISTRICT]
            grounds.forget_districts()
            with translation.override(language):
                pages = {page.code: page for page in grounds.villages(district)}
        page = pages.get(code)
        yield code, brochure(village_brochure(page, language, grounds), form) if page else None


class _Row:
    """Presses side by side, each used by one thread at a time."""

    def __init__(self, presses: int) -> None:
        self.presses = [Press() for _number in range(presses)]
        self.free: SimpleQueue[Press] = SimpleQueue()
        for press in self.presses:
            self.free.put(press)
        self.pool = ThreadPoolExecutor(presses)

    def __enter__(self) -> "_Row":
        return self

    def __exit__(self, *_told: object) -> None:
        self.pool.shutdown(cancel_futures=True)
        for press in self.presses:
            press.end()

    def order(self, job: Job, out: Path) -> Future[None]:
        return self.pool.submit(self._set, job, out)

    def _set(self, job: Job, out: Path) -> None:
        press = self.free.get()
        try:
            press.write(job, out)
        finally:
            self.free.put(press)


class _Shelf:
    """The folder and its list: code -> file and the key of what is in it."""

    def __init__(self, out: Path, form: Form, language: str) -> None:
        self.out = out
        self.end = f"-{language}{'-booklet' if form.fold == 'booklet' else ''}.pdf"
        self.path = out / LIST
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            kept = {}
        self.kept: dict[str, str] = (
            {str(name): str(key) for name, key in kept.items()} if isinstance(kept, dict) else {}
        )
        self.unsaved = 0

    def file(self, code: str) -> Path:
        return self.out / f"{code}{self.end}"

    def holds(self, code: str, key: str) -> bool:
        file = self.file(code)
        return self.kept.get(file.name) == key and file.exists()

    def put(self, code: str, key: str) -> None:
        self.kept[self.file(code).name] = key
        self.unsaved += 1
        if self.unsaved >= SAVED_EVERY:
            self.save()

    def forget(self, area: str, keep: set[str]) -> int:
        """Take away what this folder holds of villages of the area that are public no more; nothing else."""
        gone = [
            name
            for name in self.kept
            if name.endswith(self.end) and name.startswith(area) and name.removesuffix(self.end) not in keep
        ]
        for name in gone:
            (self.out / name).unlink(missing_ok=True)
            del self.kept[name]
        if gone:
            self.save()
        return len(gone)

    def save(self) -> None:
        draft = self.path.with_name(f".{LIST}.part")
        draft.write_text(json.dumps(self.kept, indent=0, sort_keys=True), encoding="utf-8")
        draft.replace(self.path)
        self.unsaved = 0


class _Tally:
    """What is being set, and what came of it."""

    def __init__(self, shelf: _Shelf, whole: int, progress: Progress) -> None:
        self.shelf, self.whole, self.progress = shelf, whole, progress
        self.made = self.unchanged = 0
        self.problems: list[tuple[str, str]] = []
        self.waiting: dict[Future[None], tuple[str, str]] = {}

    def pass_by(self) -> None:
        self.unchanged += 1
        self._tell()

    def add(self, code: str, job: Job, order: Future[None]) -> None:
        self.waiting[order] = code, job.key

    def settle(self, most: int) -> None:
        """Until no more than so many are being set."""
        while len(self.waiting) > most:
            for done in wait(self.waiting, return_when=FIRST_COMPLETED).done:
                code, key = self.waiting.pop(done)
                try:
                    done.result()
                except PaperProblem as problem:
                    self.problems.append((code, str(problem)))
                else:
                    self.made += 1
                    self.shelf.put(code, key)
                self._tell()

    def _tell(self) -> None:
        self.progress(self.made + self.unchanged + len(self.problems), self.whole)
