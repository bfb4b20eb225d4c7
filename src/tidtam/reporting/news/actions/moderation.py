"""What the office does with comments: show or refuse them, one or very many; answer; show whence one came; erase."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tidtam.ground.people.models import Post
from tidtam.ground.privacy import reasons
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, sealing
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ReasonMissing
from tidtam.reporting.news import refusals, unseen
from tidtam.reporting.news.actions.comments import MOST_TEXT, Origin
from tidtam.reporting.news.actions.rules import comments_of, require_edit
from tidtam.reporting.news.actions.words import comment_rules
from tidtam.reporting.news.models import (
    Article,
    Comment,
    CommentReport,
    CommentSet,
    Connection,
    Reason,
    Standing,
)

AT_ONCE = 500
MOST = 20_000


def decide(keys: Iterable[UUID], *, state: str, reason: str = "", by: Actor | None) -> int:
    """Show or refuse those of these comments that are the actor's to judge; how many were changed."""
    return _decide(_theirs(by).filter(key__in=list(keys)[:AT_ONCE]), state, reason, by)


def decide_all(rows: CommentSet, *, state: str, reason: str = "", by: Actor | None) -> int:
    """The same for all that wait among `rows`, at most 20,000 at a time; in parts, so that others may write between.

    rows: narrowed by what the moderator saw; what came since is among them when it is the same.
    """
    keys = list(
        _theirs(by).filter(pk__in=rows.in_queue().order_by().values("pk")).values_list("pk", flat=True)[:MOST]
    )
    done = 0
    for start in range(0, len(keys), AT_ONCE):
        done += _decide(Comment.objects.filter(pk__in=keys[start : start + AT_ONCE]), state, reason, by)
    return done


def _theirs(by: Actor | None) -> CommentSet:
    return Comment.objects.open_to(by, "edit") if by is not None else Comment.objects.all()


@transaction.atomic
def _decide(rows: CommentSet, state: str, reason: str, by: Actor | None) -> int:
    """One entry in the trail for each article, with how many; the comments themselves say who and why."""
    if state not in {Standing.SHOWN, Standing.REFUSED}:
        raise ValueError(state)
    if state == Standing.REFUSED and reason not in Reason.values:
        raise ReasonMissing
    open_ones = rows.exclude(state=Standing.ERASED).exclude(state=state, queued_at=None)
    found = list(open_ones.order_by().select_for_update(of=("self",)).values_list("pk", "article_id"))
    if not found:
        return 0
    Comment.objects.filter(pk__in=[key for key, _article in found]).update(
        state=state,
        reason=reason if state == Standing.REFUSED else "",
        queued_at=None,
        reports=0,
        decided_at=clock.now(),
        decided_label=by.label if by is not None else "",
    )
    counts = Counter(article for _key, article in found)
    for article in Article.objects.filter(pk__in=counts).order_by("pk"):
        _trail(article, "decide_comments", by, count=counts[article.pk], decided=state, reason=reason)
    return len(found)


@transaction.atomic
def reply(comment: Comment, *, text: str, by: Actor) -> Comment:
    """Answer below a comment in the name of the actor's post; a waiting one is shown with it."""
    require_edit(by, comment.article.area_id)
    said = unseen.lines(text)
    if not said:
        raise refusals.TextEmpty
    if len(said) > MOST_TEXT:
        raise refusals.TextTooLong(most=f"{MOST_TEXT:,}", length=f"{len(said):,}")
    if comment.state in {Standing.REFUSED, Standing.ERASED}:
        raise refusals.NotShown
    decide([comment.key], state=Standing.SHOWN, by=by)
    now = clock.now()
    made = Comment.objects.create(
        article=comment.article,
        reply_to=comment.reply_to or comment,
        text=said,
        state=Standing.SHOWN,
        office=_office(by),
        received_at=now,
        decided_at=now,
        decided_label=by.label,
    )
    _trail(comment.article, "reply", by, text=said[:200])
    return made


def _office(by: Actor) -> str:
    """The post in whose name is answered; without one, the person's own label."""
    held: frozenset[int] = getattr(by, "current_posts", frozenset())
    post = Post.objects.filter(pk__in=held).order_by("sort_key", "pk").first()
    return (post.name_th if post else by.label)[:200]


@transaction.atomic
def reveal_connection(comment: Comment, *, reason: str, by: Actor) -> dict[str, str]:
    """Address, port, programme and time, to be shown once; the trail keeps who saw them and why, before they are
    seen."""
    area = comment.article.area_id
    if not by.may("reveal", area):
        raise refusals.NotEntitled
    found = Connection.objects.filter(comment=comment).first()
    if found is None:
        raise refusals.NoConnection
    told = reasons.clean(reason, comment.person)
    opened: dict[str, str] = json.loads(sealing.open_sealed(found.sealed))
    trail.write(by, "news.reveal_connection", f"news.comment:{comment.pk}", area=area, reason=told)
    return {name: opened.get(name, "") for name in (*Origin._fields, "at")}


@transaction.atomic
def erase_comment(comment: Comment, *, reason: str, by: Actor | None) -> None:
    """Take out what its writer asks to have taken out: name, words, connection. That one stood there stays."""
    article = comment.article
    require_edit(by, article.area_id)
    said = reasons.clean(reason, comment.person)
    empty(Comment.objects.filter(pk=comment.pk), by)
    _trail(article, "erase_comment", by, reason=said)


def empty(rows: CommentSet, by: Actor | None) -> None:
    """Name, words and connection of these comments go; the place stays, for replies hang on it."""
    Connection.objects.filter(comment__in=rows.values("pk")).delete()
    rows.update(
        name="",
        text="",
        text_print="",
        hints=[],
        state=Standing.ERASED,
        reason="",
        queued_at=None,
        person=None,
        decided_at=clock.now(),
        decided_label=by.label if by is not None else "",
    )


@transaction.atomic
def tie(comment: Comment, person: Person, *, by: Actor) -> None:
    """Say whose it is, once somebody showed it and asks for his data: the privacy office then finds it."""
    require_edit(by, comment.article.area_id)
    if comment.state == Standing.ERASED or not Person.objects.readable(by).filter(pk=person.pk).exists():
        raise refusals.NotEntitled
    comment.person = person
    comment.save(update_fields=["person"])
    _trail(comment.article, "tie_comment", by)


@transaction.atomic
def forget_connections() -> int:
    """Erase what was kept long enough; how many connections."""
    before = clock.now() - timedelta(days=comment_rules().connection_days)
    gone, _each = Connection.objects.filter(at__lt=before).delete()
    CommentReport.objects.filter(at__lt=before).exclude(address_print="").update(address_print="")
    if gone:
        trail.write(None, "news.forget_connections", "news.connection:", count=gone)
    return gone


def _trail(article: Article, verb: str, by: Actor | None, **detail: object) -> None:
    trail.write(
        by, f"news.{verb}", comments_of(article), area=article.area_id, summary=article.title_th, **detail
    )
