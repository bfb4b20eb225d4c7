"""An article, the villages that it tells of, and the addresses that it had before."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.kit.review.models import Shown, State, rules
from tidtam.kit.told import told
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.news.models.words import Category


class Comments(models.TextChoices):
    QUEUE = "queue", _("Shown once the office has read them")
    AT_ONCE = "at_once", _("Shown at once")
    CLOSED = "closed", _("Closed")


class ArticleSet(AreaQuerySet["Article"]):
    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """write: officers of the area, and the secretaries of its committees, who tell of their meetings."""
        if verb != "write":
            return super().open_to(actor, verb)
        return self.filter(reach_q(actor, "edit") | reach_q(actor, "secretary"))

    def published(self) -> Self:
        """What everybody may read now."""
        return self.filter(state=State.PUBLISHED, published_at__lte=clock.now())

    def standing(self) -> Self:
        """Without the drafts beside public ones."""
        return self.filter(draft_of=None)


class Article(Shown):
    """One article. area: the district or province whose officers may write and review it.

    slug: its address, unique among articles. lead, body: Thai is needed, English may follow; body is markup (see
    `markup`). publish_at: the earliest moment at which it appears, None at once. edited_at: when a change of it was
    approved last. comments_close_on: the last day on which comments are taken, None for ever. meeting: whose
    resolutions it was drafted from.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    draft_of = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="draft")
    slug = CodeField(max_length=160)
    category = models.ForeignKey(Category, models.PROTECT, related_name="articles")
    title_th = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    lead_th = models.TextField(blank=True)
    lead_en = models.TextField(blank=True)
    body_th = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    authors = models.ManyToManyField(Post, related_name="+", blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    comments = models.CharField(max_length=8, choices=Comments.choices, default=Comments.QUEUE)
    comments_close_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    sort_key = CodeField(max_length=600)
    search_text = models.CharField(max_length=1000)

    objects = ArticleSet.as_manager()

    class Meta:
        constraints = [
            *rules("article"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(draft_of__isnull=True), name="article_slug_once"
            ),
            models.CheckConstraint(condition=~Q(slug=""), name="article_has_slug"),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at"], name="article_state_published"),
            models.Index(fields=["category", "state", "-published_at"], name="article_category_published"),
            models.Index(fields=["slug"], name="article_slug"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return told(self.title_th, self.title_en)

    @property
    def lead(self) -> str:
        return told(self.lead_th, self.lead_en)

    @property
    def body(self) -> str:
        return told(self.body_th, self.body_en)

    @property
    def is_whole_in_english(self) -> bool:
        return all((self.title_en, self.lead_en or not self.lead_th, self.body_en or not self.body_th))

    @property
    def is_out(self) -> bool:
        """Published, and its hour has come."""
        return (
            self.state == State.PUBLISHED
            and self.published_at is not None
            and self.published_at <= clock.now()
        )

    def takes_comments(self, today: date) -> bool:
        within = self.comments_close_on is None or today <= self.comments_close_on
        return self.is_out and self.comments != Comments.CLOSED and within


class ArticleVillage(models.Model):
    """A village that an article tells of; its own page shows the article."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="villages")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["area_id"]
        constraints = [models.UniqueConstraint(fields=["article", "area"], name="article_village_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.area_id}"


class OldSlug(models.Model):
    """An address that a public article had before; it leads on to the present one for ever."""

    slug = CodeField(max_length=160, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="old_slugs")

    def __str__(self) -> str:
        return self.slug
