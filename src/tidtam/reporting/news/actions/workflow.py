"""Draft, review, published, withdrawn: each step by whom it belongs to, each in the trail."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from tidtam.ground.jobs.actions import start
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review import steps
from tidtam.reporting.news import unseen
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
    steps.send(row, missing(row))
    row.save()
    write(row, "send", by, version=row.version)
    return row


@transaction.atomic
def approve(article: Article, *, version: int, by: Actor | None) -> Article:
    """Publish what was reviewed, at once or at its hour. version: the one that the reviewer saw. A draft takes the
    public article's place."""
    row = locked(article)
    require_review(row, by)
    steps.require_waiting(row, version)
    kept = take_place(row) if row.draft_of_id else row
    now = clock.now()
    since = kept.published_at
    if since is None or since > now:
        since = max(now, kept.publish_at or now)
    steps.publish(kept, by, since=since)
    if kept.comments_close_on is None and kept.comments != Comments.CLOSED:
        first = clock.local(since).date()
        kept.comments_close_on = first + timedelta(days=comment_rules().open_days)
    kept.save()
    write(kept, "publish", by, version=kept.version, **_at(since, now))
    if since > now:
        start("news.appear", by=None, payload={"article": kept.pk}, wait=since - now)
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
    steps.send_back(row, unseen.lines(note), by)
    row.save()
    write(row, "send_back", by)
    return row


@transaction.atomic
def withdraw(article: Article, *, reason: str, by: Actor | None) -> Article:
    """Take it off the public site at once, needing no review."""
    kept = locked(article.draft_of or article)
    require_edit(by, kept.area_id)
    steps.withdraw(kept, unseen.line(reason))
    kept.save()
    write(kept, "withdraw", by)
    return kept


@transaction.atomic
def discard_draft(article: Article, *, by: Actor | None) -> Article:
    """Let go of the draft beside a public article; that one stays as it is."""
    require_write(by, article.area_id)
    row = locked(article)
    kept: Article = steps.public_of(row)
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
