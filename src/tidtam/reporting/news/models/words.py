"""Categories of articles, and what holds for comments; both are data that an office keeps."""

from django.db import models
from django.db.models import Q

from tidtam.kit.fields import CodeField
from tidtam.kit.told import told


class Category(models.Model):
    """What an article is about, in the order in which the front page shows it."""

    code = CodeField(max_length=40, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return told(self.name_th, self.name_en)


class CommentRules(models.Model):
    """What holds for every comment; one row.

    connection_days: how long the data of a commenter's connection are kept (Computer Crime Act s.26). open_days: how
    long after publication an article takes comments. hide_after: so many reports hide a comment until it was looked
    at. most_waiting: of one article; beyond it no more are taken. suspicious: words, one a line, that send a comment
    to the queue.
    """

    connection_days = models.PositiveSmallIntegerField(default=90)
    open_days = models.PositiveSmallIntegerField(default=90)
    hide_after = models.PositiveSmallIntegerField(default=3)
    most_waiting = models.PositiveIntegerField(default=20_000)
    suspicious = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(connection_days__range=(1, 730)), name="comment_connection_days"
            ),
            models.CheckConstraint(condition=Q(hide_after__gte=1), name="comment_hide_after"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
