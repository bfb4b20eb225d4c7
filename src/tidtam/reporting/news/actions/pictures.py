"""The photos of an article; of a public one they change with its draft."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.files.models import File
from tidtam.ground.files.shown import People, Rights
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.kit.review.steps import touch
from tidtam.reporting.news import refusals, unseen
from tidtam.reporting.news.actions.drafts import working
from tidtam.reporting.news.actions.rules import require_edit, require_write, write
from tidtam.reporting.news.models import Article, ArticlePicture

MOST = 20


class PictureRow(NamedTuple):
    """See `ArticlePicture`."""

    caption_th: str = ""
    caption_en: str = ""
    credit: str = ""
    rights: str = Rights.UNKNOWN
    people: str = People.NOT_ASKED
    order: int = 0


@transaction.atomic
def add_pictures(article: Article, files: Sequence[File], row: PictureRow, *, by: Actor | None) -> Article:
    """Put photos at the end; the row that now has them comes back."""
    require_write(by, article.area_id)
    draft = working(article, by)
    last = draft.pictures.count()
    if last + len(files) > MOST:
        raise refusals.TooManyPictures(most=MOST)
    for place, file in enumerate(files):
        ArticlePicture.objects.create(article=draft, file=file, **_told(row._replace(order=last + place)))
    _touch(draft, by)
    write(draft, "add_pictures", by, photos=len(files))
    return draft


@transaction.atomic
def change_picture(picture: ArticlePicture, row: PictureRow, *, by: Actor | None) -> ArticlePicture:
    """Say what it shows and by what right."""
    found = _held(picture, by)
    for name, value in _told(row).items():
        setattr(found, name, value)
    found.save()
    write(found.article, "change_picture", by)
    return found


@transaction.atomic
def drop_picture(picture: ArticlePicture, *, by: Actor | None) -> Article:
    """Take it out; of a public article it stays there until the draft is approved."""
    found = _held(picture, by)
    draft = found.article
    found.delete()
    write(draft, "drop_picture", by)
    return draft


@transaction.atomic
def hide_picture(picture: ArticlePicture, *, by: Actor | None) -> ArticlePicture:
    """Somebody in it objects: shown nowhere from now on, without a review; in the draft neither."""
    article = picture.article
    require_edit(by, article.area_id)
    same = ArticlePicture.objects.filter(
        article__in=Article.objects.filter(pk=article.draft_of_id or article.pk)
        | Article.objects.filter(draft_of=article.draft_of_id or article.pk),
        file__sha256=picture.file.sha256,
    )
    same.update(people=People.NOT_ASKED)
    write(article, "hide_picture", by)
    picture.refresh_from_db()
    return picture


def _held(picture: ArticlePicture, by: Actor | None) -> ArticlePicture:
    """The same picture of the row that is edited."""
    article = picture.article
    require_write(by, article.area_id)
    draft = working(article, by)
    _touch(draft, by)
    if draft.pk == article.pk:
        picture.article = draft
        return picture
    found = draft.pictures.filter(file__sha256=picture.file.sha256).first()
    if found is None:
        raise ChangedMeanwhile
    return found


def _touch(draft: Article, by: Actor | None) -> None:
    touch(draft, by)
    draft.save()


def _told(row: PictureRow) -> dict[str, object]:
    return {
        "caption_th": unseen.line(row.caption_th)[:200],
        "caption_en": unseen.line(row.caption_en)[:200],
        "credit": unseen.line(row.credit)[:120],
        "rights": row.rights,
        "people": row.people,
        "order": row.order,
    }
