"""What is owed of the news: an article's review, an answer to readers' comments."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post
from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.kit.review.models import State
from tidtam.reporting.news.models import Article, Comment

REVIEW, COMMENTS = "news.review", "news.comments"
REVIEW_DAYS, COMMENT_DAYS = timedelta(days=3), timedelta(days=2)


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {REVIEW: _("Article waiting for a review"), COMMENTS: _("Comments waiting to be read")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Of the areas within `area` whose news the actor may change."""
    today = today or clock.today()
    return [*_reviews(actor, area, today), *_comments(actor, area, today)]


def _reviews(actor: Actor, area: str, today: date) -> list[Due]:
    rows = Article.objects.open_to(actor, "edit").filter(within(area, "area_id"), state=State.REVIEW)
    found = list(rows.select_related("area").order_by("sent_at", "pk"))
    owners = district_posts({one.area_id for one in found})
    made = []
    for one in found:
        link = reverse("newsroom:article", args=[one.key])
        made.append(_due(REVIEW, one.title_th, one.area, one.sent_at, REVIEW_DAYS, owners, link, today))
    return made


def _comments(actor: Actor, area: str, today: date) -> list[Due]:
    """One for each article, however many comments wait."""
    waiting = Comment.objects.open_to(actor, "edit").in_queue().filter(within(area, "article__area_id"))
    counts = waiting.order_by().values("article").annotate(number=Count("pk"), since=Min("queued_at"))
    found = {row["article"]: row for row in counts}
    articles = list(Article.objects.filter(pk__in=found).select_related("area").order_by("pk"))
    owners = district_posts({one.area_id for one in articles})
    made = []
    for one in articles:
        row = found[one.pk]
        number = ngettext("%(count)s comment", "%(count)s comments", row["number"]) % {"count": row["number"]}
        link = f"{reverse('newsroom:queue')}?article={one.key}"
        what = f"{number} · {one.title_th}"
        made.append(_due(COMMENTS, what, one.area, row["since"], COMMENT_DAYS, owners, link, today))
    return made


def _due(
    kind: str,
    what: str,
    area: Area,
    since: datetime | None,
    days: timedelta,
    owners: Mapping[str, Post],
    link: str,
    today: date,
) -> Due:
    due = clock.local(since or clock.now()).date() + days
    late_days, state = standing(due, today)
    owner = owners.get(area.code)
    return Due(
        kind=kind,
        what=what,
        area=area.code,
        area_label=area.label,
        post=owner.name if owner else _("Office of the area"),
        post_code=owner.code if owner else "",
        due=due,
        late_days=late_days,
        state=state,
        link=link,
    )
