"""What of the news is open data: the articles that are out, without what visitors wrote below them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenPage, OpenRow, OpenSet
from tidtam.reporting.news.models import Article

PIECE = 500
ARTICLE = {
    "key": _("Stable number"),
    "title_th": _("Title in Thai"),
    "title_en": _("Title in English"),
    "lead_th": _("Lead in Thai"),
    "lead_en": _("Lead in English"),
    "category": _("Category"),
    "area": _("Code of the area that it tells of"),
    "published_at": _("Published on"),
}


def sets() -> list[OpenSet]:
    return [
        OpenSet(
            "articles",
            _("News"),
            _("Articles that are out, with their leads; the newest last."),
            ARTICLE,
            _articles,
            "NewsArticle",
            ("news.article",),
        )
    ]


def pages() -> Iterator[OpenPage]:
    for article in _out():
        yield _page(article)


def _page(article: Article) -> OpenPage:
    return OpenPage("news:article", (article.slug,), article.changed_at)


def _out() -> Iterator[Article]:
    last = 0
    found = Article.objects.published().select_related("category").order_by("pk")
    while piece := list(found.filter(pk__gt=last)[:PIECE]):
        yield from piece
        last = piece[-1].pk


def _articles() -> Iterator[OpenRow]:
    for one in _out():
        published = one.published_at.isoformat() if one.published_at else None
        values = {
            "key": str(one.key),
            "title_th": one.title_th,
            "title_en": one.title_en,
            "lead_th": one.lead_th,
            "lead_en": one.lead_en,
            "category": one.category.code,
            "area": one.area_id,
            "published_at": published,
        }
        things = {"headline": one.title_th, "description": one.lead_th, "datePublished": published}
        yield OpenRow(f"article/{one.key}", values, None, _page(one), things)
