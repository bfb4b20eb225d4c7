"""The cache of public pages: what takes a page away."""

import gzip
import os

import brotli
import pytest

from tidtam.kit import clock
from tidtam.kit.pages import shelf
from tidtam.kit.pages.following import Follower
from tidtam.kit.pages.index import Index
from tidtam.kit.pages.tags import dropped_by
from tidtam.kit.tests.pages_world import MOST, House

pytestmark = pytest.mark.django_db  # a process that serves pages closes its connections between
DAY = clock.datetime.fromisoformat("2018-07-27T10:00:00+07:00")


@pytest.fixture(autouse=True)
def _a_day():
    with clock.frozen(DAY):
        yield


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path / "pages")
    made.put("/village/1", "one", "tourism.villagepage:1")
    made.put("/", "all of them", "tourism.villagepage")
    return made


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        (["tourism.villagepage:1"], []),
        (["tourism.villagepage:2"], ["/village/1"]),
        (["tourism.villagepage:many"], []),
        (["tourism.villagepage"], []),
        (["privacy.person:9"], []),
        (["plan.target:4"], ["/", "/village/1"]),
        ([f"tourism.villagepage:{n}" for n in range(5, 900)], []),
    ],
)
def test_a_change_takes_what_was_made_from_it_and_what_lists_its_kind(house, changed, left):
    for path in ("/", "/village/1"):
        house.get(path)

    house.index.drop(dropped_by(changed))

    for path in ("/", "/village/1"):
        house.get(path)
    again = house.asked[2:]
    assert sorted({"/", "/village/1"} - set(again)) == left


def test_a_page_that_was_being_made_while_the_change_came_is_not_kept(house):
    house.while_made = lambda: house.index.drop(dropped_by(["tourism.villagepage:1"]))
    house.get("/village/1")
    house.while_made = lambda: None

    assert house.index.places() == []
    house.get("/village/1")
    assert len(house.index.places()) == 1


def test_another_record_changing_meanwhile_does_not_matter(house):
    house.while_made = lambda: house.index.drop(dropped_by(["tourism.villagepage:2"]))

    house.get("/village/1")

    assert len(house.index.places()) == 1


def test_what_a_killed_process_could_not_drop_is_dropped_by_following(house):
    house.get("/village/1")
    house.trail.add("tourism.villagepage:1")
    house.put("/village/1", "two", "tourism.villagepage:1")

    house.follow()

    assert house.get("/village/1")[2] == b"two"


def test_a_lower_number_that_appears_late_is_followed_too(house):
    early = house.trail.take_number()
    house.trail.add("plan.target:1")
    house.follow()
    house.get("/village/1")

    house.trail.add("tourism.villagepage:1", early)
    house.follow()

    assert house.index.places() == []


def test_an_entry_that_was_dropped_for_is_not_followed_again(house):
    house.get("/village/1")
    number = house.trail.add("tourism.villagepage:1")
    house.index.drop(dropped_by(["tourism.villagepage:1"]), [number])
    house.get("/village/1")

    house.follow()

    assert len(house.index.places()) == 1


def test_an_older_database_put_back_takes_every_page(house):
    house.trail.add("plan.target:1")
    house.follow()
    house.get("/village/1")
    house.trail.entries.clear()

    house.follow()

    assert house.index.places() == []


def test_midnight_in_bangkok_takes_every_page(house):
    house.get("/village/1")
    with clock.frozen(clock.datetime.fromisoformat("2018-07-28T00:00:01+07:00")):
        house.get("/village/1")
        assert len(house.asked) == 2
        house.follow()
        assert os.readlink(house.index.folder / "now").endswith("/2018-07-28")
        assert not (house.index.folder / "kept" / "v1" / "2018-07-27").exists()


def test_newer_code_takes_every_page_and_older_code_keeps_none_any_more(house, tmp_path):
    house.get("/village/1")
    newer = House(tmp_path / "pages", "v2", house.trail)
    newer.put("/village/1", "new", "tourism.villagepage:1")

    assert newer.get("/village/1")[2] == b"new"
    house.follower._last = float("-inf")
    assert house.get("/village/1")[2] == b"one"
    assert house.asked == ["/village/1", "/village/1"]
    assert newer.get("/village/1")[2] == b"new"
    assert newer.asked == ["/village/1"]


def test_nothing_is_served_from_the_shelf_while_the_trail_cannot_be_followed(house, caplog):
    house.get("/village/1")
    house.follower.trail = house.follower.trail._replace(newest=lambda: 1 // 0)
    house.follower.trail = house.follower.trail._replace(newest=_broken)
    house.follower._last = float("-inf")

    house.get("/village/1")

    assert len(house.asked) == 2
    assert not (house.index.folder / "now").exists()
    assert "could not be followed" in caplog.text


def _broken():
    raise OSError("the database is away")


def test_a_folder_that_was_deleted_is_begun_anew(house):
    house.get("/village/1")
    (house.index.folder / "index.sqlite3").unlink()

    assert not house.index.still_there()
    other = Index(house.index.folder, make=True)
    assert other.position() > house.index.position()
    assert not house.index.keep(
        "kept/v1/2018-07-27/h/page",
        shelf.Page((), "html", b"x"),
        ["a.b"],
        version="v1",
        day="2018-07-27",
        since=house.index.position(),
        most=MOST,
    )


def test_pages_that_nobody_reads_make_room(house):
    house.door.most = 60 * 4096 * 4
    for number in range(80):
        house.put(f"/p/{number}", f"page {number}", "a.b")
        house.get(f"/p/{number}")
        if number == 0:
            house.index.used(house.index.places())
            house.index._open.execute("update page set used = used + 1000")

    assert int(house.index.state("bytes")) <= house.door.most
    on_disk = sum(1 for file in (house.index.folder / "kept").rglob("page.html"))
    assert on_disk == len(house.index.places()) < 80
    assert house.index.places()[0].endswith("/p/0/page")


def test_a_page_too_large_for_the_shelf_is_sent_all_the_same(house):
    house.door.most = 4096 * 16
    house.put("/large", os.urandom(20_000).hex(), "a.b")

    assert house.get("/large")[0] == 200
    assert house.index.places() == []


def test_the_files_hold_the_same_bytes_in_three_forms(house):
    house.get("/village/1")

    (plain,) = (house.index.folder / "now").rglob("page.html")
    assert plain.read_bytes() == b"one"
    assert gzip.decompress(plain.with_name("page.html.gz").read_bytes()) == b"one"
    assert brotli.decompress(plain.with_name("page.html.br").read_bytes()) == b"one"


def test_a_follower_is_trusted_only_for_a_moment(house, monkeypatch):
    follower = Follower(house.trail.as_trail(), "v1", house.index)

    assert follower.trusted()
    follower.trail = follower.trail._replace(newest=_broken)
    assert follower.trusted()  # within the second
    follower._last -= 10
    assert not follower.trusted()
