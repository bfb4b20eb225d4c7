"""Who may write, review and moderate, and the trail of it."""

from typing import Any

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.kit.review.steps import require_other
from tidtam.reporting.news import refusals
from tidtam.reporting.news.models import Article


def require_write(by: Actor | None, area: str) -> None:
    """An officer of the area, or the secretary of one of its committees."""
    if by is not None and not (by.may("edit", area) or by.may("secretary", area)):
        raise refusals.NotEntitled


def require_edit(by: Actor | None, area: str) -> None:
    """An officer of the area: what needs no review (comments, withdrawing) is the office's."""
    if by is not None and not by.may("edit", area):
        raise refusals.NotEntitled


def require_review(article: Article, by: Actor | None) -> None:
    """An officer of the area who did not write it."""
    require_edit(by, article.area_id)
    require_other(article, by)


def locked(article: Article) -> Article:
    """The row as it stands now, held until the end of the change."""
    return (
        Article.objects.select_for_update(of=("self",)).select_related("area", "category").get(pk=article.pk)
    )


def subject_of(article: Article) -> str:
    """Of a draft that of the article whose place it is to take: one history, one page to drop."""
    return f"news.article:{article.draft_of_id or article.pk}"


def comments_of(article: Article) -> str:
    """What is written below an article: a subject of its own, so that a comment drops one page and not all."""
    return f"news.comments:{article.draft_of_id or article.pk}"


def write(article: Article, verb: str, by: Actor | None, **detail: Any) -> None:
    trail.write(
        by, f"news.{verb}", subject_of(article), area=article.area_id, summary=article.title_th, **detail
    )
