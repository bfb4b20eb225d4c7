"""What everybody may read: articles that are out, the comments that are shown, and what else may interest.

Whatever shows news to the public (pages, feeds, other rooms) takes it from here and from nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch, Q

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.review.models import State
from tidtam.kit.search import words
from tidtam.reporting.news.models import (
    Article,
    ArticlePicture,
    ArticleSet,
    ArticleVillage,
    Category,
    Comment,
    Standing,
)

MOST_COUNTED = 1000
PAGE = 30


class Written(NamedTuple):
    """A comment as it is shown, with the answers below it."""

    comment: Comment
    replies: list[Comment]


@dataclass(frozen=True)
class Below:
    """One page of comments, the newest first. older: key with which the next page begins, None at the end.
    more: there are more than `count`."""

    rows: list[Written]
    older: int | None
    count: int
    more: bool


def articles() -> ArticleSet:
    """Those that are out, the newest first, each with its category and the photos that may be shown."""
    rows = Article.objects.published().select_related("category", "area")
    return rows.prefetch_related(shown_pictures()).order_by("-published_at", "-pk")


def shown_pictures() -> Prefetch[str]:
    """`shown`: the photos that may be shown, in their order."""
    return Prefetch("pictures", ArticlePicture.objects.showable().select_related("file"), to_attr="shown")


def about(code: str) -> ArticleSet:
    """The articles that tell of the village, or of one within the district or province."""
    told = ArticleVillage.objects.filter(within(code, "area_id")).values("article_id")
    return articles().filter(pk__in=told)


def of_area(code: str) -> ArticleSet:
    """Those of the area's office, and those that tell of a village in it."""
    told = ArticleVillage.objects.filter(within(code, "area_id")).values("article_id")
    return articles().filter(Q(pk__in=told) | within(code, "area_id"))


def search(text: str) -> ArticleSet:
    """Those in whose title every word is found."""
    rows = articles()
    for word in words(text):
        rows = rows.filter(search_text__contains=word.text)
    return rows


def categories() -> list[Category]:
    """Those in which something is out, in their order."""
    used = Article.objects.published().order_by().values("category_id").distinct()
    return list(Category.objects.filter(pk__in=used))


def is_settled() -> bool:
    """Whether nothing is to appear later today: a page of news that is made now may be kept until tomorrow."""
    tomorrow = clock.end_of(clock.today())
    coming = Article.objects.filter(
        state=State.PUBLISHED, published_at__gt=clock.now(), published_at__lte=tomorrow
    )
    return not coming.exists()


def below(article: Article, before: int | None = None) -> Below:
    """The shown comments of an article, from the one before `before` on. Three queries, whatever their number."""
    shown = Comment.objects.filter(article=article, state=Standing.SHOWN, reply_to=None)
    count = shown.order_by()[: MOST_COUNTED + 1].count()
    rows = shown if before is None else shown.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    older = found[PAGE - 1].pk if len(found) > PAGE else None
    found = found[:PAGE]
    replies: dict[int, list[Comment]] = {}
    # Not put in order by the database: SQLite would walk all comments of the article to spare itself a sort.
    answered = Comment.objects.filter(state=Standing.SHOWN, reply_to__in=[one.pk for one in found])
    for one in sorted(answered.order_by(), key=lambda reply: reply.pk):
        replies.setdefault(one.reply_to_id or 0, []).append(one)
    written = [Written(one, replies.get(one.pk, [])) for one in found]
    return Below(written, older, min(count, MOST_COUNTED), count > MOST_COUNTED)


def villages_of(article: Article) -> list[ArticleVillage]:
    return list(article.villages.select_related("area__parent__parent"))


def codes_of(rows: Iterable[Article]) -> dict[int, set[str]]:
    """Article -> the villages that it tells of."""
    found: dict[int, set[str]] = {}
    links = ArticleVillage.objects.filter(article__in=[row.pk for row in rows])
    for article, code in links.values_list("article_id", "area_id"):
        found.setdefault(article, set()).add(code)
    return found
