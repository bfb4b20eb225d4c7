"""What an article says, before it is written down."""

from datetime import datetime
from typing import NamedTuple

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.reporting.news.models import Article, Category

TEXTS = ("title_th", "title_en", "lead_th", "lead_en", "body_th", "body_en")


class ArticleRow(NamedTuple):
    """See `Article` for shapes. slug: "" takes that of the title. villages: area codes."""

    category: Category
    area: Area
    title_th: str
    title_en: str = ""
    lead_th: str = ""
    lead_en: str = ""
    body_th: str = ""
    body_en: str = ""
    slug: str = ""
    villages: tuple[str, ...] = ()
    authors: tuple[Post, ...] = ()
    publish_at: datetime | None = None


def row_of(article: Article) -> ArticleRow:
    """What stands in the article now."""
    return ArticleRow(
        category=article.category,
        area=article.area,
        **{name: getattr(article, name) for name in TEXTS},
        slug=article.slug,
        villages=tuple(article.villages.values_list("area_id", flat=True)),
        authors=tuple(article.authors.order_by("sort_key", "pk")),
        publish_at=article.publish_at,
    )
