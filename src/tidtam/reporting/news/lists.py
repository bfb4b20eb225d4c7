"""The list of articles: its columns and filters."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.review.models import State
from tidtam.kit.search import words
from tidtam.reporting.news.models import Article, ArticleSet, Category


def register(rows: ArticleSet) -> ArticleSet:
    """The articles themselves; `changing`: a change of a public one waits or is being written."""
    drafts = Article.objects.filter(draft_of=OuterRef("pk"))
    return rows.standing().select_related("category", "area").annotate(changing=Exists(drafts))


def state_of(article: Any) -> tuple[str, str]:
    """A state by shape and word."""
    if article.state == State.PUBLISHED and not article.is_out:
        return "soon", _("Appears later")
    shapes = {State.DRAFT: "none", State.REVIEW: "going", State.PUBLISHED: "done", State.WITHDRAWN: "late"}
    word = str(State(article.state).label)
    if getattr(article, "changing", False):
        word = _("%(state)s, change in the making") % {"state": word}
    return shapes[State(article.state)], word


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "title", _("Title"), sort="sort_key", link=lambda row: reverse("newsroom:article", args=[row.key])
        ),
        ListColumn("category", _("Category of news"), "category", sort="category__order"),
        ListColumn("area", _("Area"), "area.label", sort="area_id", kind="place"),
        ListColumn(
            "published", _("Appeared"), "published_at", sort="published_at", kind="date", blank_last=True
        ),
        ListColumn("changed", _("Changed"), "changed_at", sort="changed_at", kind="date"),
        ListColumn("by", _("By"), "changed_label", sheet_only=True),
        ListColumn("english", _("English"), _english, kind="state"),
        ListColumn("address", _("Address"), "slug", sheet_only=True),
        ListColumn("comments", _("Comments"), "get_comments_display", sheet_only=True),
        ListColumn("state", _("State"), state_of, sort="state", kind="state"),
    ]


def _english(row: Article) -> tuple[str, str]:
    return ("done", _("Whole")) if row.is_whole_in_english else ("soon", _("Missing"))


def filters(rows: ArticleSet) -> list[Filter]:
    areas = rows.order_by("area_id").values_list("area_id", "area__name_th").distinct()
    return [
        Filter("q", _("Search"), None, _find),
        Filter(
            "category",
            _("Category of news"),
            [(one.code, str(one)) for one in Category.objects.all()],
            lambda some, code: some.filter(category__code=code),
        ),
        Filter("area", _("Area"), list(areas), lambda some, code: some.filter(within(code, "area_id"))),
        Filter("state", _("State"), [*State.choices, ("later", _("Appears later"))], _standing),
    ]


def _find(rows: ArticleSet, text: str) -> ArticleSet:
    for word in words(text):
        rows = rows.filter(search_text__contains=word.text)
    return rows


def _standing(rows: ArticleSet, asked: str) -> ArticleSet:
    if asked == "later":
        return rows.filter(state=State.PUBLISHED, published_at__gt=clock.now())
    if asked == State.REVIEW:
        changes = Article.objects.filter(draft_of=OuterRef("pk"), state=State.REVIEW)
        return rows.filter(Q(state=asked) | Exists(changes))
    return rows.filter(state=asked)
