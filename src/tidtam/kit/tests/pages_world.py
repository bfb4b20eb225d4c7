"""A door over a small application, with a trail that tests write themselves."""

from tidtam.kit.pages.door import Door
from tidtam.kit.pages.following import Follower, Told, Trail, keep_up
from tidtam.kit.pages.index import Index

MOST = 10_000_000


class FakeTrail:
    """Entries that stand; numbers are given first and appear when their change does."""

    def __init__(self):
        self.given = 0
        self.entries = {}

    def take_number(self):
        self.given += 1
        return self.given

    def add(self, subject, number=None):
        number = number or self.take_number()
        self.entries[number] = subject
        return number

    def as_trail(self):
        told = lambda numbers: [Told(n, self.entries[n]) for n in sorted(numbers)]  # noqa: E731
        return Trail(
            lambda: max(self.entries, default=0),
            lambda seen, most: told(n for n in self.entries if n > seen)[:most],
            lambda ranges: told(n for n in self.entries if any(a <= n <= b for a, b in ranges)),
        )


class Answer(list):
    streaming = False


class House:
    """One process: an application of pages by path, each a body, what it is made of and further headers."""

    def __init__(self, folder, version="v1", trail=None):
        self.index = Index(folder, make=True)
        self.trail = trail or FakeTrail()
        self.follower = Follower(self.trail.as_trail(), version, self.index)
        self.pages = {}
        self.asked = []
        self.while_made = lambda: None
        self.door = Door(self.app, self.follower, most=MOST)

    def app(self, environ, start):
        path = environ["PATH_INFO"].encode("latin-1").decode()
        self.asked.append(path)
        body, made_of, more = self.pages.get(path, (None, None, {}))
        if body is None:
            start("404 Not Found", [("Content-Type", "text/html")])
            return [b"nothing"]
        self.while_made()
        start(
            "200 OK",
            [*({"Content-Type": "text/html; charset=utf-8", "X-Frame-Options": "DENY"} | more).items()],
        )
        answer = Answer([body.encode()])
        if made_of is not None:
            answer.made_of = frozenset(made_of)
        return answer

    def put(self, path, body, *made_of, **more):
        self.pages[path] = (body, made_of, {name.replace("_", "-"): value for name, value in more.items()})

    def follow(self):
        keep_up(self.index, self.trail.as_trail(), self.follower.version)

    def get(self, path, method="GET", query="", host="site.example", **headers):
        said = {}

        def start(status, headers, failure=None):
            said.update(status=int(status[:3]), headers=dict(headers))

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        body = b"".join(self.door(environ, start))
        return said["status"], said["headers"], body
