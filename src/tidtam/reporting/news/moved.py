"""Articles follow their area to its new code, and so do the villages that they tell of."""

from collections.abc import Mapping

from tidtam.kit.actor import Actor
from tidtam.reporting.news.models import Article, ArticleVillage

FOLLOWS = [(Article, "area")]
FOLLOWED = [(ArticleVillage, "area")]  # by `follow`


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """An article that tells of two villages which become one tells of that one."""
    for row in ArticleVillage.objects.filter(area__in=moves).order_by("pk"):
        new = moves[row.area_id]
        if ArticleVillage.objects.filter(article=row.article_id, area=new).exists():
            row.delete()
        else:
            ArticleVillage.objects.filter(pk=row.pk).update(area=new)
