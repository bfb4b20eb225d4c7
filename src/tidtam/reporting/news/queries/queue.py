"""The queue of comments as a moderator sees it: narrowed, page by page, as quick with ten thousand as with ten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q

from tidtam.kit.actor import Actor
from tidtam.reporting.news.models import Article, Comment, CommentReport, CommentSet, Hint, Reason, Standing

PER_PAGE = 30
MOST_COUNTED = 20_000
STATES = ("queue", Standing.SHOWN, Standing.REFUSED)


class Asked(NamedTuple):
    """What the address asks for. article: its key. same: the print of a text."""

    state: str = "queue"
    article: str = ""
    hint: str = ""
    same: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        state, hint, same = given.get("state", ""), given.get("hint", ""), given.get("same", "")
        return cls(
            state if state in STATES else "queue",
            given.get("article", "")[:36],
            hint if hint in Hint.values or hint == "reported" else "",
            same if len(same) == 64 and same.isalnum() and same.isascii() else "",
        )

    def named(self) -> dict[str, str]:
        """For an address; what is the rule is left out."""
        return {name: value for name, value in self._asdict().items() if value and value != "queue"}


class Shown(NamedTuple):
    """A comment with what a moderator needs beside it. same: how many wait with the same text, this one among them."""

    comment: Comment
    hints: list[str]
    reasons: list[tuple[str, int]]
    same: int


@dataclass(frozen=True)
class Page:
    """One page of the queue. more: there are more than `count`."""

    rows: list[Shown]
    number: int
    pages: int
    count: int
    more: bool


def asked_for(actor: Actor, asked: Asked, article: Article | None) -> CommentSet:
    """The comments that the actor may judge, narrowed, the oldest first in the queue and the newest first elsewhere."""
    rows = Comment.objects.open_to(actor, "edit")
    rows = rows.in_queue() if asked.state == "queue" else rows.filter(state=asked.state)
    if article is not None:
        rows = rows.filter(article=article)
    if asked.hint == "reported":
        rows = rows.filter(reports__gt=0)
    elif asked.hint:
        rows = rows.filter(hints__icontains=f'"{asked.hint}"')
    if asked.same:
        rows = rows.filter(text_print=asked.same)
    return rows.order_by("queued_at", "pk") if asked.state == "queue" else rows.order_by("-pk")


def page_of(rows: CommentSet, number: str) -> Page:
    """Five queries, however many there are and however many are shown."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    counted = min(count, MOST_COUNTED)
    pages = max(1, -(-counted // PER_PAGE))
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 1
    page = min(max(asked, 1), pages)
    keys = list(rows.values_list("pk", flat=True)[(page - 1) * PER_PAGE : page * PER_PAGE])
    found = Comment.objects.in_bulk(keys)
    articles = Article.objects.in_bulk({one.article_id for one in found.values()})
    for one in found.values():
        one.article = articles[one.article_id]
    shown = _beside([found[key] for key in keys if key in found])
    return Page(shown, page, pages, counted, count > MOST_COUNTED)


def _beside(comments: list[Comment]) -> list[Shown]:
    prints = {one.text_print for one in comments if one.text_print}
    alike = Comment.objects.in_queue().filter(text_print__in=prints).order_by().values("text_print")
    same = {row["text_print"]: row["number"] for row in alike.annotate(number=Count("pk"))}
    reports: dict[int, list[tuple[str, int]]] = {}
    told = CommentReport.objects.filter(Q(comment__in=[one.pk for one in comments if one.reports]))
    for row in told.order_by().values("comment_id", "reason").annotate(number=Count("pk")):
        reports.setdefault(row["comment_id"], []).append((str(Reason(row["reason"]).label), row["number"]))
    return [
        Shown(
            one,
            [str(Hint(hint).label) for hint in one.hints if hint in Hint.values],
            sorted(reports.get(one.pk, [])),
            same.get(one.text_print, 0),
        )
        for one in comments
    ]
