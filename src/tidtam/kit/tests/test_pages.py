"""The cache of public pages: what is kept, how it is sent, what takes it away."""

import gzip

import brotli
import pytest

from tidtam.kit import clock
from tidtam.kit.tests.pages_world import House

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


def test_a_public_page_is_made_once_and_then_sent_from_the_shelf(house):
    first = house.get("/village/1")
    second = house.get("/village/1")

    assert house.asked == ["/village/1"]
    assert first[0] == second[0] == 200
    assert first[2] == second[2] == b"one"


def test_nobody_can_tell_a_kept_page_from_one_just_made(house):
    (_s, made, _b), (_t, kept, _c) = house.get("/village/1"), house.get("/village/1")

    assert made.pop("X-Request-ID") != kept.pop("X-Request-ID")
    assert made == kept
    assert kept["X-Frame-Options"] == "DENY"
    assert kept["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert kept["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
        ("gzip;q=0.0", None, bytes),
    ],
)
def test_a_page_is_sent_packed_as_the_browser_takes_it(house, accepted, coding, unpack):
    house.get("/village/1")

    _status, headers, body = house.get("/village/1", accept_encoding=accepted)

    assert headers.get("Content-Encoding") == coding
    assert int(headers["Content-Length"]) == len(body)
    assert unpack(body) == b"one"


def test_a_browser_that_has_the_page_is_sent_nothing_again(house):
    tag = house.get("/village/1", accept_encoding="br")[1]["ETag"]

    status, headers, body = house.get("/village/1", accept_encoding="br", if_none_match=f'"other", W/{tag}')

    assert (status, body) == (304, b"")
    assert headers["ETag"] == tag
    assert house.get("/village/1", if_none_match=tag)[0] == 200  # that was the packed one


def test_head_tells_of_a_kept_page_without_it(house):
    plain = house.get("/village/1")

    status, headers, body = house.get("/village/1", "HEAD")

    assert (status, body) == (200, b"")
    assert headers["Content-Length"] == plain[1]["Content-Length"]


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/private", {"made_of": None}),
        ("/cookie", {"Set_Cookie": "a=b"}),
        ("/secret", {"Cache_Control": "private, no-store"}),
        ("/picture", {"Content_Type": "image/png"}),
        ("/packed", {"Content_Encoding": "gzip"}),
    ],
)
def test_only_pages_marked_public_are_kept(house, path, more):
    house.put(path, "seen", "a.b:1", **{key: value for key, value in more.items() if key != "made_of"})
    if "made_of" in more:
        house.pages[path] = ("seen", None, {})

    house.get(path)
    house.get(path)

    assert house.asked == [path, path]
    assert house.index.places() == []


@pytest.mark.parametrize(
    ("method", "query", "host"),
    [
        ("POST", "", "site.example"),
        ("GET", "q=rice", "site.example"),
        ("GET", "utm_source=x&page=2", "site.example"),
        ("GET", "", "../../etc"),
        ("GET", "", "site.example/..%2f"),
        ("GET", "", "a..b"),
        ("GET", "", ""),
    ],
)
def test_what_is_asked_in_another_way_goes_past_the_shelf(house, method, query, host):
    house.get("/village/1", method, query, host)
    house.get("/village/1", method, query, host)

    assert len(house.asked) == 2
    assert house.index.places() == []


@pytest.mark.parametrize(
    "path",
    [
        "/a/../b",
        "/..",
        "/a//b",
        "/a\\b",
        "/a\x00b",
        "/page.html",
        "/x/page.html.head",
        "/" + "a" * 300,
        "a",
        "",
    ],
)
def test_no_address_leads_out_of_the_folder_or_to_its_own_files(house, path):
    house.put(path, "seen", "a.b:1")

    house.get(path)
    house.get(path)

    assert house.index.places() == []
    assert len(house.asked) == 2


def test_marks_of_where_a_reader_came_from_change_no_page(house):
    house.get("/village/1")

    assert house.get("/village/1", query="utm_source=line&fbclid=1")[2] == b"one"
    assert house.asked == ["/village/1"]


def test_a_thai_address_has_its_page(house):
    house.put("/article/ผ้าไหม", "silk", "news.article:1")
    house.get("/article/ผ้าไหม")

    assert house.get("/article/ผ้าไหม")[2] == b"silk"
    assert house.asked == ["/article/ผ้าไหม"]


def test_each_host_has_its_own_pages(house):
    house.get("/village/1")
    house.get("/village/1", host="other.example")

    assert len(house.index.places()) == 2
