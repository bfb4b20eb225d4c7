"""The newest articles for programmes that ask by themselves: RSS 2.0 and Atom, in both languages."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.translation import get_language

from tidtam.ground.files import shelf, web
from tidtam.kit import clock
from tidtam.kit.context import Frame
from tidtam.kit.public import address, ascii_address, made_of, whole
from tidtam.reporting.news.models import Article
from tidtam.reporting.news.queries import public

MOST = 30


def rss(request: HttpRequest) -> HttpResponse:
    return _feed(request, Rss201rev2Feed, "news:feed")


def atom(request: HttpRequest) -> HttpResponse:
    return _feed(request, Atom1Feed, "news:atom")


def _feed(request: HttpRequest, kind: type[Rss201rev2Feed | Atom1Feed], name: str) -> HttpResponse:
    frame = Frame(request)
    front = _whole(request, "news:front")
    feed = kind(
        title=frame.site_name,
        link=front,
        description=frame.site_words,
        language=(get_language() or "th")[:2],
        feed_url=_whole(request, name),
        feed_guid=front,
    )
    rows = list(public.articles()[:MOST])
    for one in rows:
        own = _whole(request, "news:article", one.slug)
        feed.add_item(
            title=one.title,
            link=own,
            description=one.lead or one.title,
            unique_id=f"urn:uuid:{one.key}",
            unique_id_is_permalink=False,
            pubdate=clock.local(one.published_at) if one.published_at else None,
            updateddate=clock.local(one.edited_at or one.published_at) if one.published_at else None,
            categories=[str(one.category)],
            enclosures=_enclosures(request, one) if kind is Atom1Feed else _enclosures(request, one)[:1],
        )
    if public.is_settled():
        made_of(request, "news.article", "news.category")
    return HttpResponse(feed.writeString("utf-8"), content_type=kind.content_type)


def _enclosures(request: HttpRequest, one: Article) -> list[Enclosure]:
    """The first photo, in the size of a page."""
    for picture in one.shown:  # type: ignore[attr-defined]
        made = shelf.page_path_of(picture.file.sha256)
        if made.exists():
            url = _whole(request, "news:picture", picture.key)
            return [Enclosure(url, str(made.stat().st_size), web.MEDIA_TYPE)]
        break
    return []


def _whole(request: HttpRequest, name: str, *args: object) -> str:
    return whole(request, ascii_address(address(name, *args)))
