"""The photos of an article, each with who took it and by what right it is shown."""

import uuid
from typing import Self

from django.db import models

from tidtam.ground.files.models import File
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.told import told
from tidtam.registers.tourism.models import People, Rights
from tidtam.reporting.news.models.article import Article


class ArticlePictureSet(models.QuerySet["ArticlePicture"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the article may see its pictures."""
        return self.filter(article__in=Article.objects.open_to(actor, verb).values("pk"))

    def showable(self) -> Self:
        """Those that may be shown of an article that is public."""
        return self.exclude(rights=Rights.UNKNOWN).exclude(people=People.NOT_ASKED)

    def published(self) -> Self:
        """Those that everybody may see now."""
        return self.showable().filter(article__state=State.PUBLISHED, article__published_at__lte=clock.now())


class ArticlePicture(models.Model):
    """One photo. order: the first one stands above the article and on its card."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="pictures")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    caption_th = models.CharField(max_length=200, blank=True)
    caption_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    rights = models.CharField(max_length=10, choices=Rights.choices, blank=True, default=Rights.UNKNOWN)
    people = models.CharField(max_length=10, choices=People.choices, default=People.NOT_ASKED)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ArticlePictureSet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def caption(self) -> str:
        return told(self.caption_th, self.caption_en)

    @property
    def may_be_shown(self) -> bool:
        return self.rights != Rights.UNKNOWN and self.people != People.NOT_ASKED
