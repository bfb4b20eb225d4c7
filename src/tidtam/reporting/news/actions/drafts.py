"""The draft beside a public article: begun when it is first edited, taking its place when it is approved."""

import uuid

from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.kit.review.steps import reopen, sign, take_signature
from tidtam.reporting.news.actions.rules import locked
from tidtam.reporting.news.content import TEXTS
from tidtam.reporting.news.models import Article, ArticleVillage, OldSlug

_CONTENT = (*TEXTS, "area_id", "category_id", "publish_at", "meeting_id", "sort_key", "search_text")


def working(article: Article, by: Actor | None) -> Article:
    """The row to edit: the article itself, or, where it is public, the draft beside it. Locked."""
    kept = locked(article.draft_of or article)
    if kept.state != State.PUBLISHED:
        row = kept
    else:
        found = Article.objects.filter(draft_of=kept).first()
        row = locked(found) if found is not None else _begin(kept, by)
    reopen(row)
    return row


def _begin(kept: Article, by: Actor | None) -> Article:
    draft = Article(created_at=clock.now(), draft_of=kept, version=kept.version, slug=kept.slug)
    for name in _CONTENT:
        setattr(draft, name, getattr(kept, name))
    sign(draft, by)
    draft.save(force_insert=True)
    draft.authors.set(kept.authors.all())
    ArticleVillage.objects.bulk_create(
        ArticleVillage(article=draft, area_id=one.area_id) for one in kept.villages.all()
    )
    for picture in kept.pictures.all():
        picture.pk, picture.key, picture.article = None, uuid.uuid4(), draft
        picture.save(force_insert=True)
    return draft


def take_place(draft: Article) -> Article:
    """Write the draft over the public article and let it go. Pictures that stayed keep their addresses."""
    original = draft.draft_of
    assert original is not None
    kept = locked(original)
    for name in _CONTENT:
        setattr(kept, name, getattr(draft, name))
    take_signature(kept, draft)
    kept.edited_at = clock.now()
    if kept.slug != draft.slug:
        OldSlug.objects.get_or_create(slug=kept.slug, defaults={"article": kept})
        kept.old_slugs.filter(slug=draft.slug).delete()
        kept.slug = draft.slug
    kept.authors.set(draft.authors.all())
    kept.villages.all().delete()
    draft.villages.update(article=kept)
    _take_pictures(draft, kept)
    draft.delete()
    return kept


def _take_pictures(draft: Article, kept: Article) -> None:
    addresses = {one.file.sha256: one.key for one in kept.pictures.select_related("file")}
    kept.pictures.all().delete()
    for picture in draft.pictures.select_related("file"):
        picture.key = addresses.pop(picture.file.sha256, picture.key)
        picture.article = kept
        picture.save()
