"""Writing articles."""

from django.db import transaction

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.steps import require_seen, sign
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.news import refusals, slugs, unseen
from tidtam.reporting.news.actions.drafts import working
from tidtam.reporting.news.actions.rules import require_write, write
from tidtam.reporting.news.content import TEXTS, ArticleRow
from tidtam.reporting.news.models import Article, ArticleVillage, OldSlug

MOST_TITLE, MOST_LEAD, MOST_BODY, MOST_FOUND = 200, 1000, 40_000, 1000


@transaction.atomic
def add_article(row: ArticleRow, *, meeting: Meeting | None = None, by: Actor | None) -> Article:
    """Begin an article; it is a draft until somebody else reviewed it."""
    require_write(by, row.area.code)
    article = Article(created_at=clock.now(), meeting=meeting)
    _fill(article, row, by)
    article.save(force_insert=True)
    _fill_beside(article, row)
    write(article, "add", by, slug=article.slug)
    return article


@transaction.atomic
def change_article(article: Article, row: ArticleRow, *, version: int, by: Actor | None) -> Article:
    """Change what it says; of a public one the draft beside it. version: the one that the person saw. The row that was
    changed comes back."""
    require_write(by, article.area_id)
    require_write(by, row.area.code)
    before = article.draft_of_id or article.pk
    draft = working(article, by)
    require_seen(draft, version)
    _fill(draft, row, by, of=before)
    draft.version += 1
    draft.save()
    _fill_beside(draft, row)
    write(draft, "change", by, version=draft.version)
    return draft


def _fill(article: Article, row: ArticleRow, by: Actor | None, *, of: int | None = None) -> None:
    """Check and write what is said. of: key of the article itself, which may keep its own addresses."""
    if len(row.area.code) not in {Level.PROVINCE, Level.DISTRICT}:
        raise refusals.AreaTooSmall
    title = unseen.line(row.title_th)[:MOST_TITLE]
    if not title:
        raise refusals.TitleMissing
    for name in TEXTS:
        most = MOST_TITLE if name.startswith("title") else MOST_LEAD if name.startswith("lead") else MOST_BODY
        cleaned = unseen.line(getattr(row, name)) if most == MOST_TITLE else unseen.lines(getattr(row, name))
        setattr(article, name, cleaned[:most].strip())
    _check_villages(row)
    article.area, article.category, article.publish_at = row.area, row.category, row.publish_at
    article.slug = _slug(row, title, of)
    article.sort_key = thai.sort_key(title)
    article.search_text = thai.search_text(title, article.title_en, article.slug)[:MOST_FOUND]
    sign(article, by)


def _fill_beside(article: Article, row: ArticleRow) -> None:
    article.authors.set(row.authors)
    standing = set(article.villages.values_list("area_id", flat=True))
    wanted = set(row.villages)
    article.villages.filter(area_id__in=standing - wanted).delete()
    ArticleVillage.objects.bulk_create(
        ArticleVillage(article=article, area_id=code) for code in sorted(wanted - standing)
    )


def _check_villages(row: ArticleRow) -> None:
    wanted = set(row.villages)
    found = Area.objects.filter(pk__in=wanted, level=Level.VILLAGE).values_list("pk", flat=True)
    inside = {code for code in found if code.startswith(row.area.code[: Level.PROVINCE])}
    for code in sorted(wanted - inside):
        raise refusals.NotAVillage(code=code[:12])


def _slug(row: ArticleRow, title: str, of: int | None) -> str:
    """As asked for, or made of the title, with a number where another article has it."""
    asked = unseen.line(row.slug).casefold()
    if asked:
        if not slugs.is_slug(asked) or asked in slugs.RESERVED:
            raise refusals.SlugNotPlain
        if _is_taken(asked, of):
            raise refusals.SlugTaken
        return asked
    base = slugs.of(title)
    if not slugs.is_slug(base) or base in slugs.RESERVED:
        base = "news"
    number, made = 1, base
    while _is_taken(made, of):
        number += 1
        made = f"{base}-{number}"
    return made


def _is_taken(slug: str, of: int | None) -> bool:
    now, old = Article.objects.filter(slug=slug), OldSlug.objects.filter(slug=slug)
    if of is not None:
        now, old = now.exclude(pk=of).exclude(draft_of=of), old.exclude(article=of)
    return now.exists() or old.exists()
