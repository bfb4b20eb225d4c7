"""What readers may do: write a comment, report one."""

import json
from typing import NamedTuple

from django.db import IntegrityError, transaction

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, sealing
from tidtam.reporting.news import hints, refusals, unseen
from tidtam.reporting.news.actions.rules import comments_of
from tidtam.reporting.news.actions.words import comment_rules
from tidtam.reporting.news.models import (
    Article,
    Comment,
    CommentReport,
    Comments,
    Connection,
    Reason,
    Standing,
)

MOST_TEXT, MOST_NAME = 3000, 80
MOST_AGENT = 400


class Origin(NamedTuple):
    """Whence somebody writes: network address, port ("" where it is not known), the programme's own name."""

    address: str
    port: str = ""
    agent: str = ""


@transaction.atomic
def write_comment(article: Article, *, name: str, text: str, origin: Origin) -> Comment:
    """Take a reader's comment into the queue, or show it where the article says so and nothing was noticed.

    The data of the connection are sealed beside it. Nothing of it stands in the trail but that one appeared.
    """
    if not article.takes_comments(clock.today()):
        raise refusals.CommentsClosed
    called, said = unseen.line(name)[:MOST_NAME], unseen.lines(text)
    if not called:
        raise refusals.NameEmpty
    if not said:
        raise refusals.TextEmpty
    if len(said) > MOST_TEXT:
        raise refusals.TextTooLong(most=f"{MOST_TEXT:,}", length=f"{len(said):,}")
    rules = comment_rules()
    waiting = Comment.objects.in_queue().filter(article=article).order_by()
    if waiting[: rules.most_waiting].count() >= rules.most_waiting:
        raise refusals.TooManyWaiting
    words = [word for word in rules.suspicious.casefold().splitlines() if word]
    mark = hints.text_print(said)
    same = bool(mark) and Comment.objects.filter(text_print=mark).exists()
    noticed = hints.of(called, said, words=words, seen_before=same)
    now = clock.now()
    shown = article.comments == Comments.AT_ONCE and not noticed
    comment = Comment.objects.create(
        article=article,
        name=called,
        text=said,
        text_print=mark,
        state=Standing.SHOWN if shown else Standing.WAITING,
        hints=noticed,
        received_at=now,
        queued_at=None if shown else now,
    )
    Connection.objects.create(comment=comment, sealed=_sealed(origin, now.isoformat()), at=now)
    if shown:
        trail.write(
            None, "news.comment_shown", comments_of(article), area=article.area_id, summary=article.title_th
        )
    return comment


def _sealed(origin: Origin, at: str) -> str:
    told = {**origin._asdict(), "agent": unseen.line(origin.agent)[:MOST_AGENT], "at": at}
    return sealing.seal(json.dumps(told, ensure_ascii=False))


@transaction.atomic
def report_comment(comment: Comment, *, reason: str, origin: Origin) -> Comment:
    """Put a shown comment before the office again; hidden until then once enough readers said so. The same address
    counts once."""
    row = Comment.objects.select_for_update(of=("self",)).select_related("article").get(pk=comment.pk)
    if row.state != Standing.SHOWN or row.office:
        raise refusals.NotShown
    now = clock.now()
    try:
        with transaction.atomic():
            CommentReport.objects.create(
                comment=row, reason=Reason(reason), address_print=sealing.fingerprint(origin.address), at=now
            )
    except IntegrityError:
        return row
    row.reports += 1
    row.queued_at = row.queued_at or now
    hidden = row.reports >= comment_rules().hide_after
    if hidden:
        row.state = Standing.WAITING
    row.save(update_fields=["reports", "queued_at", "state"])
    if hidden:
        article = row.article
        trail.write(
            None, "news.comment_hidden", comments_of(article), area=article.area_id, summary=article.title_th
        )
    return row
