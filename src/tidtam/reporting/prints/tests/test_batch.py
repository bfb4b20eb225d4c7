"""All villages of an area into a folder: goes on where it stopped, sets what changed, takes away what is withdrawn."""

import json

import pytest

from tidtam.ground.areas.models import Area
from tidtam.kit.paper import PaperProblem
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.models import VillagePage
from tidtam.registers.tourism.tests.factories import make_offer, make_page
from tidtam.reporting.prints import batch, kept
from tidtam.reporting.prints.papers import Form
from tidtam.reporting.prints.tests.papers import sizes

pytestmark = pytest.mark.django_db
CODES = ("40150604", "40150605", "40150606")


@pytest.fixture
def villages(db):
    return [make_page(code, published=True) for code in CODES]


def made(folder, **asked):
    area = Area.objects.get(code="4015")
    told = batch.make_all(area, folder, Form(), "th", **asked)
    return told.made, told.unchanged, told.removed


def test_every_published_village_has_its_file_and_the_second_time_nothing_is_set(tmp_path, villages):
    make_page("40150607")
    seen = []

    assert made(tmp_path, progress=lambda done, whole: seen.append((done, whole))) == (3, 0, 0)
    assert seen[-1] == (3, 3)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [f"{code}-th.pdf" for code in CODES]
    assert sizes((tmp_path / "40150604-th.pdf").read_bytes()) == [(297, 210)] * 2
    assert made(tmp_path) == (0, 3, 0)


def test_what_changed_is_set_again_and_what_is_withdrawn_is_taken_away(tmp_path, villages):
    (tmp_path / "40150606-mine.pdf").write_text("own")
    made(tmp_path)
    make_offer(villages[0], published=True)
    actions.withdraw(VillagePage.objects.get(pk=villages[2].pk), reason="ปิด", by=None)

    assert made(tmp_path) == (1, 1, 1)
    assert not (tmp_path / "40150606-th.pdf").exists()
    assert (tmp_path / "40150606-mine.pdf").exists()


def test_a_batch_that_was_stopped_goes_on(tmp_path, villages, monkeypatch):
    def stop(done, _whole):
        if done == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(batch, "SAVED_EVERY", 1)
    with pytest.raises(KeyboardInterrupt):
        made(tmp_path, progress=stop, presses=1)
    assert len(json.loads((tmp_path / batch.LIST).read_text())) >= 1

    again = made(tmp_path)
    assert sum(again) == 3
    assert again[1] >= 1


def test_a_village_that_cannot_be_set_is_told_and_the_others_are_made(tmp_path, villages, monkeypatch):
    write = batch.Press.write

    def fail(press, job, out, **more):
        if "40150605" in out.name:
            raise PaperProblem("torn")
        return write(press, job, out, **more)

    monkeypatch.setattr(batch.Press, "write", fail)
    told = batch.make_all(Area.objects.get(code="4015"), tmp_path, Form(), "th")

    assert told.made == 2
    assert told.problems == (("40150605", "torn"),)


def test_kept_papers_give_way_the_oldest_first(settings, tmp_path):
    settings.HOME = tmp_path
    for number in range(4):
        path = kept.folder() / "ab" / f"{number}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 100)
        import os

        os.utime(path, (number + 1, number + 1))

    assert kept.tidy(250) == 2
    assert sorted(path.name for path in kept.folder().rglob("*.pdf")) == ["2.pdf", "3.pdf"]
