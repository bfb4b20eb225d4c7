"""The map of the site for search engines, in parts, and what they may read."""

from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from tidtam.kit import clock
from tidtam.kit.opened import OpenPage, pages, sets
from tidtam.kit.public import address, ascii_address, in_language, made_of, public, whole

PART = 5_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ALSO = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
#: Pages that are there whatever is published.
STANDING = (
    "site:home",
    "site:map",
    "site:events",
    "site:centres",
    "goods:all",
    "news:front",
    "opendata:index",
    "opendata:statistics",
    "opendata:tell",
)
#: Not for search engines: what is behind a login or a secret, and what asks without end.
CLOSED = (
    "/desk/",
    "/accounts/",
    "/field/",
    "/odk/",
    "/join/",
    "/tell/",
    "/here/",
    "/calendar/",
    "/q/",
    "/search",
    "/en/search",
    "/tell-us/*/",
    "/en/tell-us/*/",
)


def _sitemap(request: HttpRequest) -> HttpResponseBase:
    """The parts, as many as there are pages for."""
    _name_what_it_is_made_of(request)
    count = sum(1 for _page in _all())
    parts = max(1, -(-count // PART))
    day = clock.today().isoformat()
    lines = [
        f"<sitemap><loc>{_whole(request, address('opendata:sitemap_part', number, language='th'))}</loc>"
        f"<lastmod>{day}</lastmod></sitemap>"
        for number in range(1, parts + 1)
    ]
    return _xml(f"<sitemapindex {NAMES}>\n" + "\n".join(lines) + "\n</sitemapindex>\n")


def _part(request: HttpRequest, number: int) -> HttpResponseBase:
    """One part: each page in both languages, each naming the other."""
    _name_what_it_is_made_of(request)
    found = list(islice(_all(), (number - 1) * PART, number * PART)) if 1 <= number <= 10_000 else []
    if not found and number != 1:
        raise Http404
    body = "\n".join(line for page, thai in found for line in _entries(request, page, thai))
    return _xml(f"<urlset {NAMES} {ALSO}>\n{body}\n</urlset>\n")


def _robots(request: HttpRequest) -> HttpResponseBase:
    made_of(request, "opendata")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {_whole(request, address('opendata:sitemap', language='th'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _all() -> Iterator[tuple[OpenPage, str]]:
    """Every public page that has an address, with the Thai one."""
    for name in STANDING:
        if found := address(name, language="th"):
            yield OpenPage(name), found
    for page in pages():
        if found := address(page.name, *page.args, language="th"):
            yield page, found


def _entries(request: HttpRequest, page: OpenPage, thai: str) -> Iterator[str]:
    places = {"th": _whole(request, thai), "en": _whole(request, in_language(thai, "en"))}
    changed = (
        f"<lastmod>{clock.local(page.changed).isoformat(timespec='seconds')}</lastmod>"
        if page.changed
        else ""
    )
    also = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{place}"/>'
        for language, place in [*places.items(), ("x-default", places["th"])]
    )
    for place in places.values():
        yield f"<url><loc>{place}</loc>{changed}{also}</url>"


def _whole(request: HttpRequest, path: str) -> str:
    return escape(whole(request, ascii_address(path)), {'"': "&quot;"})


def _name_what_it_is_made_of(request: HttpRequest) -> None:
    """Any of the kinds that rooms publish."""
    made_of(request, "opendata", *{subject for one in sets().values() for subject in one.subjects})


def _xml(body: str) -> HttpResponse:
    return HttpResponse(HEAD + body, content_type="application/xml; charset=utf-8")


sitemap, sitemap_part, robots = public(_sitemap), public(_part), public(_robots)
