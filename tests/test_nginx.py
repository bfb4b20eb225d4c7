"""nginx serves the kept pages by the example of docs/operate: the same as tidtam, and gone when they are taken away."""

import http.client
import re
import threading
import time
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tests import nginx
from tidtam.kit.pages.tags import dropped_by
from tidtam.kit.tests.pages_world import House

pytestmark = pytest.mark.django_db  # a process that serves pages closes its connections between

SENT_EACH_TIME = {
    "server",
    "date",
    "etag",
    "x-request-id",
    "connection",
    "accept-ranges",
    "transfer-encoding",
}


class Quiet(WSGIRequestHandler):
    def log_message(self, *_told):
        return


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path / "pages")
    made.follower.trusted()
    made.put("/village/1", "one " * 400, "tourism.villagepage:1")
    made.put("/", "all of them", "tourism.villagepage")
    made.put(
        "/sitemap.xml", "<urlset/>", "tourism.villagepage", Content_Type="application/xml; charset=utf-8"
    )
    return made


@pytest.fixture
def port(house, tmp_path):
    """nginx before the house."""
    if nginx.found() is None:
        pytest.skip("nginx is not installed")
    server = make_server("127.0.0.1", 0, house.door, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with nginx.running(tmp_path, house.index.folder, server.server_port) as port:
        yield port
    server.shutdown()


def ask(port, path, method="GET", **headers):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request(
        method, path, headers={"Host": "localhost", **{k.replace("_", "-"): v for k, v in headers.items()}}
    )
    answer = asked.getresponse()
    body = answer.read()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_a_page_is_made_once_and_sent_by_nginx_from_then_on(house, port):
    first, second = ask(port, "/village/1"), ask(port, "/village/1")

    assert first[0] == second[0] == 200
    assert first[2] == second[2] == b"one " * 400
    assert house.asked == ["/village/1"]


def test_what_is_withdrawn_is_gone_with_the_next_request(house, port):
    for path in ("/village/1", "/", "/sitemap.xml"):
        ask(port, path)
    house.pages.clear()
    house.index.drop(dropped_by(["tourism.villagepage:1"]))

    for path in ("/village/1", "/", "/sitemap.xml"):
        assert ask(port, path)[0] == 404


def test_a_withdrawal_under_requests_without_end_shows_nothing_old_afterwards(house, port):
    ended, old = threading.Event(), []
    standing = [0]

    def read():
        while not ended.is_set():
            stood = standing[0]
            if int(ask(port, "/counted")[2]) < stood:
                old.append(stood)

    house.put("/counted", "0", "a.b:1")
    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 60):
        house.put("/counted", str(number), "a.b:1")
        house.index.drop(dropped_by(["a.b:1"]))
        standing[0] = number
        time.sleep(0.02)
    ended.set()
    for reader in readers:
        reader.join()

    assert old == []
    assert len(house.asked) > 5


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/village/1?page=2"),
        ("POST", "/village/1"),
        ("GET", "/village/1/page.html"),
        ("GET", "/now/localhost/page.html"),
    ],
)
def test_what_is_asked_in_another_way_is_handed_on(house, port, method, path):
    ask(port, "/village/1")
    before = len(house.asked)

    ask(port, path, method)

    assert len(house.asked) == before + 1


@pytest.mark.parametrize(
    "path",
    [
        "/../index.sqlite3",
        "/%2e%2e/%2e%2e/index.sqlite3",
        "/kept/v1",
        "/index.sqlite3",
        "/village/1/page.html.head",
    ],
)
def test_nothing_else_of_the_folder_is_served(house, port, path):
    ask(port, "/village/1")

    status, _headers, body = ask(port, path)

    assert status in {400, 404}
    assert b"SQLite" not in body


def test_packed_pages_answers_by_tag_and_heads_are_as_tidtams(house, port):
    ask(port, "/village/1")
    packed = ask(port, "/village/1", Accept_Encoding="gzip")
    again = ask(port, "/village/1", Accept_Encoding="gzip", If_None_Match=packed[1]["etag"])
    head = ask(port, "/village/1", "HEAD")

    assert packed[1]["content-encoding"] == "gzip"
    assert len(packed[2]) < 200
    assert again[0] == 304
    assert (head[0], head[2]) == (200, b"")
    assert "last-modified" not in packed[1]


def test_two_pages_of_one_length_and_one_second_have_different_tags(house, port):
    tags = set()
    for body in ("aaaa", "bbbb"):
        house.put("/village/1", body, "tourism.villagepage:1")
        house.index.drop(dropped_by(["tourism.villagepage:1"]))
        ask(port, "/village/1")
        tags.add(ask(port, "/village/1")[1]["etag"])
    assert len(tags) == 2


def test_the_example_says_every_header_that_tidtam_sends(client, db):
    lines = re.findall(
        r'add_header ([\w-]+) (?:"([^"]*)"|([^;]*));', nginx.EXAMPLE.read_text(encoding="utf-8")
    )
    said = {name: quoted or plain for name, quoted, plain in lines}
    page = client.get("/robots.txt")

    for name, value in page.headers.items():
        if name.lower() not in SENT_EACH_TIME | {
            "content-type",
            "content-length",
            "vary",
            "content-language",
        }:
            assert sorted(said[name].split("; ")) == sorted(value.split("; ")), name


def test_address_and_port_are_what_nginx_saw_and_not_what_a_client_says(tmp_path):
    """They are kept sealed with each comment for the law's 90 days: who could choose them would accuse others."""
    if nginx.found() is None:
        pytest.skip("nginx is not installed")
    seen = {}

    def door(environ, start):
        seen.update(environ)
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"seen"]

    server = make_server("127.0.0.1", 0, door, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (tmp_path / "pages").mkdir()
    with nginx.running(tmp_path, tmp_path / "pages", server.server_port) as port:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        forged = {"X-Real-Port": "1", "X-Forwarded-For": "203.0.113.9", "Host": "localhost"}
        asked.request("POST", "/article/x", headers=forged)
        own = asked.sock.getsockname()[1]
        assert asked.getresponse().read() == b"seen"
    server.shutdown()
    assert (seen["HTTP_X_REAL_PORT"], seen["HTTP_X_FORWARDED_FOR"]) == (str(own), "127.0.0.1")
