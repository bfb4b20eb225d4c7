"""What readers write below an article, and the data of their connection, kept apart and sealed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Person
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.reporting.news.models.article import Article


class Standing(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SHOWN = "shown", _("Shown")
    REFUSED = "refused", _("Refused")
    ERASED = "erased", _("Erased")


class Reason(models.TextChoices):
    """Why a comment is not shown, or why a reader reports one."""

    SPAM = "spam", _("Advertisement or spam")
    INSULT = "insult", _("Insult or hatred")
    PERSONAL = "personal", _("Personal data of somebody")
    FALSE = "false", _("Untrue or misleading")
    UNLAWFUL = "unlawful", _("Against the law")
    BESIDE = "beside", _("Has nothing to do with the article")
    REPEATED = "repeated", _("The same again")


class Hint(models.TextChoices):
    """What a machine noticed; a person decides."""

    LINK = "link", _("Holds a link")
    NUMBER = "number", _("Holds a telephone number or LINE")
    WORD = "word", _("Holds a suspicious word")
    SAME = "same", _("Same text sent before")
    RUNS = "runs", _("Letters or words repeated")
    SIGNS = "signs", _("Unusual characters")


class CommentSet(AreaQuerySet["Comment"]):
    area_path = "article__area_id"

    def in_queue(self) -> "CommentSet":
        """What waits for a person: new ones, and those that readers reported."""
        return self.filter(queued_at__isnull=False)

    def shown(self) -> "CommentSet":
        return self.filter(state=Standing.SHOWN)


class Comment(models.Model):
    """One comment; plain text, in whatever language it was written, below the article in both.

    article: the public record. queued_at: since when it waits for a person, None while it does not. reports: by how
    many readers since it was looked at last. text_print: the same for the same words, however they are set.
    office: the post that answered, "" for a reader. person: whose it is, once somebody asked for his data.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="written")
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    name = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    text_print = CodeField(max_length=64, blank=True)
    state = models.CharField(max_length=8, choices=Standing.choices, default=Standing.WAITING)
    hints = models.JSONField(default=list, blank=True)
    office = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    reports = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)

    objects = CommentSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=Standing.WAITING) | Q(queued_at__isnull=False),
                name="comment_waits_in_queue",
            ),
            models.CheckConstraint(
                condition=~Q(state=Standing.REFUSED) | ~Q(reason=""), name="comment_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=Standing.ERASED)
                | Q(name="", text="", text_print="", queued_at__isnull=True, person__isnull=True),
                name="comment_erased_is_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "state", "reply_to", "-id"], name="comment_below_article"),
            models.Index(fields=["queued_at", "id"], name="comment_queue"),
            models.Index(fields=["article", "queued_at"], name="comment_article_queue"),
            models.Index(fields=["text_print"], name="comment_text"),
        ]

    def __str__(self) -> str:
        return str(self.key)


class CommentReport(models.Model):
    """A reader's word that something is wrong with a comment. address_print: keyed, of the network address; blank
    once its days are over."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reported")
    reason = models.CharField(max_length=10, choices=Reason.choices)
    address_print = CodeField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "address_print"],
                condition=~Q(address_print=""),
                name="comment_report_once",
            )
        ]
        indexes = [models.Index(fields=["at"], name="comment_report_at")]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.reason}"


class Connection(models.Model):
    """Whence a comment came: address, port, programme and time, sealed; erased after `connection_days`."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="connection")
    sealed = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="connection_at")]

    def __str__(self) -> str:
        return str(self.comment_id)
