"""Draft, review, published, withdrawn: each step by whom it belongs to, each in the trail."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.jobs.actions import start
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.reporting.news import refusals, unseen
from tidtam.reporting.news.actions.drafts import take_place
from tidtam.reporting.news.actions.rules import locked, require_edit, require_review, require_write, write
from tidtam.reporting.news.actions.words import comment_rules
from tidtam.reporting.news.models import Article, Comments


def missing(article: Article) -> list[str]:
    """What readers could not do without; in the writer's words."""
    wanted = [
        (article.lead_th, _("the lead in Thai")),
        (article.body_th, _("the text in Thai")),
        (article.authors.exists(), _("the post that wrote it")),
    ]
    return [words for there, words in wanted if not there]


@transaction.atomic
def send(article: Article, *, by: Actor | None) -> Article:
    """Ask for a review; of what is published already, of the draft beside it."""
    require_write(by, article.area_id)
    row = locked(article)
    if row.state not in {State.DRAFT, State.WITHDRAWN}:
        raise refusals.NothingToSend
    lacking = missing(row)
    if lacking:
        raise refusals.NotReady(missing=", ".join(lacking))
    row.state, row.sent_at, row.review_note = State.REVIEW, clock.now(), ""
    row.withdrawn_at, row.withdrawn_reason = None, ""
    row.save()
    write(row, "send", by, version=row.version)
    return row


@transaction.atomic
def approve(article: Article, *, version: int, by: Actor | None) -> Article:
    """Publish what was reviewed, at once or at its hour. version: the one that the reviewer saw. A draft takes the
    public article's place."""
    row = locked(article)
    require_review(row, by)
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    if row.version != version:
        raise refusals.ChangedMeanwhile
    kept = take_place(row) if row.draft_of_id else row
    now = clock.now()
    kept.state = State.PUBLISHED
    kept.reviewed_at, kept.reviewed_label = now, by.label if by is not None else ""
    kept.review_note = ""
    if kept.published_at is None or kept.published_at > now:
        kept.published_at = max(now, kept.publish_at or now)
    if kept.comments_close_on is None and kept.comments != Comments.CLOSED:
        first = clock.local(kept.published_at).date()
        kept.comments_close_on = first + timedelta(days=comment_rules().open_days)
    kept.save()
    write(kept, "publish", by, version=kept.version, **_at(kept.published_at, now))
    if kept.published_at > now:
        start("news.appear", by=None, payload={"article": kept.pk}, wait=kept.published_at - now)
    return kept


def _at(published_at: datetime, now: datetime) -> dict[str, str]:
    return {"published_at": published_at.isoformat()} if published_at > now else {}


@transaction.atomic
def appear(article: Article) -> bool:
    """Its hour has come: the pages that were made without it are made anew. False where it is not out. Safe to
    repeat."""
    row = locked(article)
    if not row.is_out:
        return False
    write(row, "appear", None)
    return True


@transaction.atomic
def send_back(article: Article, *, note: str, by: Actor | None) -> Article:
    """Return it to whoever wrote it, saying what is to be done."""
    row = locked(article)
    require_review(row, by)
    if row.state != State.REVIEW:
        raise refusals.NotWaiting
    said = unseen.lines(note)
    if not said:
        raise refusals.ReasonMissing(field="note")
    row.state, row.review_note = State.DRAFT, said[:1000]
    row.reviewed_at, row.reviewed_label = clock.now(), by.label if by is not None else ""
    row.save()
    write(row, "send_back", by)
    return row


@transaction.atomic
def withdraw(article: Article, *, reason: str, by: Actor | None) -> Article:
    """Take it off the public site at once, needing no review."""
    kept = locked(article.draft_of or article)
    require_edit(by, kept.area_id)
    if kept.state != State.PUBLISHED:
        raise refusals.NotPublished
    said = unseen.line(reason)
    if not said:
        raise refusals.ReasonMissing
    kept.state, kept.withdrawn_at, kept.withdrawn_reason = State.WITHDRAWN, clock.now(), said[:400]
    kept.save()
    write(kept, "withdraw", by)
    return kept


@transaction.atomic
def discard_draft(article: Article, *, by: Actor | None) -> Article:
    """Let go of the draft beside a public article; that one stays as it is."""
    require_write(by, article.area_id)
    row = locked(article)
    kept = row.draft_of
    if kept is None:
        raise refusals.NothingToSend
    write(row, "discard_draft", by, version=row.version)
    row.delete()
    return kept


@transaction.atomic
def set_comments(article: Article, *, comments: str, close_on: date | None, by: Actor | None) -> Article:
    """Whether readers may write below it, and until when; holds at once, for no reader's page says more by it."""
    kept = locked(article.draft_of or article)
    require_edit(by, kept.area_id)
    kept.comments, kept.comments_close_on = Comments(comments), close_on
    kept.save(update_fields=["comments", "comments_close_on"])
    write(kept, "set_comments", by, comments=str(Comments(comments).value), until=str(close_on or ""))
    return kept


def publish_unreviewed(article: Article) -> Article:
    """What tidtam's own demo publishes at once; never a person."""
    with transaction.atomic():
        row = send(article, by=None)
        return approve(row, version=row.version, by=None)
