"""What everybody reads: the front page, a category, an article."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from tidtam.ground.files import web
from tidtam.ground.files.http import serve_to_everybody
from tidtam.kit import clock
from tidtam.kit.context import Frame
from tidtam.kit.public import address, ascii_address, made_of, whole
from tidtam.registers.tourism.models import VillagePage
from tidtam.reporting.news import markup
from tidtam.reporting.news.models import (
    Article,
    ArticlePicture,
    ArticleSet,
    Category,
    OldSlug,
)
from tidtam.reporting.news.queries import public
from tidtam.reporting.news.queries.related import related
from tidtam.reporting.news.share import SIZE, share_picture

PER_PAGE = 12
MOST_KEY = 10  # digits


def front(request: HttpRequest) -> HttpResponse:
    """The newest news."""
    return _list(request, public.articles(), None)


def category(request: HttpRequest, code: str) -> HttpResponse:
    """The newest of one category."""
    chosen = get_object_or_404(Category, code=code)
    return _list(request, public.articles().filter(category=chosen), chosen)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article with its comments; an address that it had before leads to the present one."""
    found = public.articles().filter(slug=slug).first()
    if found is None:
        return _moved(slug)
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_KEY else None
    below = public.below(found, before)
    villages = _villages(found)
    posts = list(found.authors.order_by("sort_key", "pk"))
    shown = found.shown  # type: ignore[attr-defined]
    made_of(request, "news.article", f"news.comments:{found.pk}", "news.category")
    made_of(request, *(f"people.post:{post.code}" for post in posts))
    if villages:
        made_of(request, "tourism.villagepage")
    own = whole(request, ascii_address(address("news:article", found.slug)))
    share = whole(request, ascii_address(address("news:share", found.slug)))
    content = {
        "article": found,
        "body": markup.html(found.body),
        "cover": sized(shown[0]) if shown else None,
        "pictures": [sized(one) for one in shown[1:]],
        "posts": posts,
        "villages": villages,
        "below": below,
        "takes_comments": found.takes_comments(clock.today()),
        "older": below.older,
        "is_first": before is None,
        "related": [card(one) for one in related(found)],
        "share": share,
        "share_type": "article",
        "share_size": SIZE,
        "facts": _facts(request, found, posts, own, share, below.count),
        "only_thai": get_language() == "en" and not found.is_whole_in_english,
    }
    return render(request, "news/article.html", content)


def share(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The picture for chats and other sites, in the language of the address."""
    found = get_object_or_404(public.articles(), slug=slug)
    shown = found.shown  # type: ignore[attr-defined]
    made = share_picture(
        title=found.title,
        category=str(found.category),
        site=Frame(request).site_name,
        language=(get_language() or "th")[:2],
        photo=shown[0].file.sha256 if shown else "",
    )
    response = FileResponse(made.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "no-cache"
    return response


def picture(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A photo in the size of a page, while its article is out and it may be shown."""
    return _served(request, key, thumbnail=False)


def small_picture(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The same, small, as cards show it."""
    return _served(request, key, thumbnail=True)


def card(found: Article) -> dict[str, Any]:
    """What a list shows of an article."""
    shown = found.shown  # type: ignore[attr-defined]
    return {"article": found, "picture": sized(shown[0]) if shown else None}


def sized(shown: ArticlePicture) -> dict[str, Any]:
    """A photo with its size on the page, so that nothing jumps while it loads."""
    width, height = web.page_size(shown.file)
    return {"picture": shown, "width": width, "height": height}


def _served(request: HttpRequest, key: UUID, *, thumbnail: bool) -> HttpResponseBase:
    rows = ArticlePicture.objects.published().select_related("file")
    return serve_to_everybody(request, get_object_or_404(rows, key=key).file, thumbnail=thumbnail)


def _list(request: HttpRequest, rows: ArticleSet, chosen: Category | None) -> HttpResponse:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    if public.is_settled():  # else what appears later today would be missing from a kept page
        made_of(request, "news.article", "news.category")
    content = {
        "page": page,
        "cards": [card(one) for one in page.object_list],
        "categories": public.categories(),
        "chosen": chosen,
    }
    return render(request, "news/front.html", content)


def _moved(slug: str) -> HttpResponse:
    old = OldSlug.objects.filter(slug=slug).values_list("article_id", flat=True).first()
    now = Article.objects.published().filter(pk=old).first() if old else None
    if now is None:
        raise Http404
    return HttpResponsePermanentRedirect(ascii_address(address("news:article", now.slug)))


def _villages(found: Article) -> list[tuple[str, str]]:
    """Name and address of each village that it tells of; "" where the village has no public page."""
    links = public.villages_of(found)
    codes = [link.area_id for link in links]
    pages = (
        VillagePage.objects.published().filter(community__area__in=codes)
        if codes
        else VillagePage.objects.none()
    )
    shown = set(pages.values_list("community__area_id", flat=True)) if codes else set()
    return [
        (link.area.label, address("site:village", link.area_id) if link.area_id in shown else "")
        for link in links
    ]


def _facts(
    request: HttpRequest, found: Article, posts: list[Any], own: str, share: str, comments: int
) -> dict[str, Any]:
    """schema.org's NewsArticle."""
    site = Frame(request).site_name
    return {
        "@type": "NewsArticle",
        "headline": found.title[:110],
        "description": found.lead,
        "inLanguage": (get_language() or "th")[:2],
        "url": own,
        "mainEntityOfPage": own,
        "image": [share],
        "datePublished": clock.local(found.published_at).isoformat() if found.published_at else "",
        "dateModified": clock.local(found.edited_at or found.published_at).isoformat()
        if found.published_at
        else "",
        "articleSection": str(found.category),
        "author": [{"@type": "Organization", "name": post.name} for post in posts],
        "publisher": {"@type": "Organization", "name": site},
        "commentCount": comments,
    }
