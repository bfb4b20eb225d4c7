"""The photos of an article, each with who took it and by what right it is shown."""

from typing import Self

from django.db import models

from tidtam.ground.files.shown import ShownPicture, ShownPictureSet
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.reporting.news.models.article import Article


class ArticlePictureSet(ShownPictureSet["ArticlePicture"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the article may see its pictures."""
        return self.filter(article__in=Article.objects.open_to(actor, verb).values("pk"))

    def published(self) -> Self:
        """Those that everybody may see now."""
        return self.showable().filter(article__state=State.PUBLISHED, article__published_at__lte=clock.now())


class ArticlePicture(ShownPicture):
    """One photo. order: the first one stands above the article and on its card."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="pictures")

    objects = ArticlePictureSet.as_manager()
