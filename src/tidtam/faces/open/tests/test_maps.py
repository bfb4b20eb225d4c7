"""The map of the site names every public page in both languages, and nothing that is not public."""

from xml.etree import ElementTree

import pytest

from tidtam.faces.open.views import maps
from tidtam.kit.opened import OpenPage
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.tests.factories import make_page

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def addressed(monkeypatch):
    """As if the faces of villages were there."""
    from tidtam.kit import public

    known = {"site:village": "/village/{}", "site:district": "/district/{}"}

    def found(name, *args, language=None, **kwargs):
        return known[name].format(*args) if name in known else public.address(name, *args, language=language)

    monkeypatch.setattr(maps, "address", found)


def locations(client, path):
    tree = ElementTree.fromstring(client.get(path).content)
    return [one.text for one in tree.iter(f"{SITE}loc")], tree


def test_the_index_leads_to_its_parts(client, db):
    (part,), _tree = locations(client, "/sitemap.xml")

    assert part == "http://testserver/sitemap-1.xml"
    assert client.get("/sitemap-1.xml").status_code == 200
    assert client.get("/sitemap-2.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_a_village_stands_in_it_in_both_languages_until_it_is_withdrawn(client, db, addressed):
    page = make_page(published=True)
    found, tree = locations(client, "/sitemap-1.xml")
    assert "http://testserver/village/40150604" in found
    assert "http://testserver/en/village/40150604" in found
    assert "http://testserver/district/4015" in found
    also = {(one.get("hreflang"), one.get("href")) for one in tree.iter(f"{XHTML}link")}
    assert ("en", "http://testserver/en/village/40150604") in also
    assert ("x-default", "http://testserver/village/40150604") in also

    actions.withdraw(page, reason="พัก", by=None)

    assert "http://testserver/village/40150604" not in locations(client, "/sitemap-1.xml")[0]


def test_many_pages_are_told_in_parts(client, db, addressed, monkeypatch):
    monkeypatch.setattr(maps, "PART", 10)
    monkeypatch.setattr(maps, "pages", lambda: (OpenPage("site:village", (f"{n:08d}",)) for n in range(25)))

    parts, _tree = locations(client, "/sitemap.xml")

    everything = [
        place for part in parts for place in locations(client, part.removeprefix("http://testserver"))[0]
    ]
    assert len(parts) == -(-len(everything) // 20) > 2  # ten pages, each in both languages
    assert len([place for place in everything if "/village/" in place]) == 50
    assert len(everything) == len(set(everything))


def test_an_address_with_thai_letters_and_signs_is_whole_xml(client, db, monkeypatch):
    monkeypatch.setattr(maps, "STANDING", ())
    monkeypatch.setattr(maps, "pages", lambda: iter([OpenPage("x")]))
    monkeypatch.setattr(maps, "address", lambda *_args, **_kwargs: "/article/ผ้า&<ไหม>")

    found, _tree = locations(client, "/sitemap-1.xml")

    assert found[0].startswith("http://testserver/article/%E0%B8%9C")


def test_it_says_what_it_is_made_of_so_that_it_can_be_kept(client, db, rf):
    request = rf.get("/sitemap.xml")

    assert "tourism.villagepage" in maps.sitemap(request).made_of


def test_robots_are_kept_from_what_is_behind_a_door_and_led_to_the_map(client, db):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /desk/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
