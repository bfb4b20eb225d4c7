"""The newsroom: the list of articles, one article with its steps, writing and previewing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.lists import listing
from tidtam.kit.refusals import RefusedChange
from tidtam.kit.review.models import State
from tidtam.reporting.news import actions, lists, markup
from tidtam.reporting.news.actions.workflow import missing
from tidtam.reporting.news.content import TEXTS
from tidtam.reporting.news.forms import ArticleForm, CommentsForm, refuse
from tidtam.reporting.news.models import Article, Comment, Standing


@require_safe
@login_required
def articles(request: SignedIn) -> HttpResponseBase:
    """The articles of the reader's areas."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = lists.register(Article.objects.open_to(request.user, "view"))
    page = listing(
        request,
        rows,
        lists.columns(),
        filters=lists.filters(rows),
        title=_("News"),
        name="news",
        empty=_("No article has been written here yet."),
        sort="-changed",
    )
    if page.download:
        return page.download
    content = {
        "page": page,
        "may_write": may_write(request),
        "waiting": Comment.objects.open_to(request.user, "edit").in_queue().order_by()[:1000].count(),
        "may_moderate": bool(request.user.reach("edit")),
        "may_set_up": actions.keeps_words(request.user),
    }
    return render(request, "news/articles.html", content)


@require_safe
@login_required
def article(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One article: how far it stands, what may be done with it, its photos and comments."""
    found = opened(request, key, "view")
    row, user, area = working(found), request.user, found.area_id
    waits = row.state == State.REVIEW
    content = {
        "article": found,
        "row": row,
        "is_change": row.pk != found.pk,
        "shown": lists.state_of(found),
        "row_shown": lists.state_of(row),
        "lacking": missing(row) if row.state != State.REVIEW else [],
        "without_english": [name for name in TEXTS if name.endswith("_en") and not getattr(row, name)],
        "pictures": row.pictures.select_related("file"),
        "authors": row.authors.order_by("sort_key", "pk"),
        "villages": row.villages.select_related("area__parent__parent"),
        "may_write": user.may("edit", area) or user.may("secretary", area),
        "may_edit": user.may("edit", area),
        "may_review": waits and user.may("edit", area) and row.changed_by != str(user.pk),
        "own_work": waits and row.changed_by == str(user.pk),
        "comments": CommentsForm(initial={"comments": found.comments, "close_on": found.comments_close_on}),
        "waiting": found.written.in_queue().order_by()[:1000].count(),
        "shown_comments": found.written.filter(state=Standing.SHOWN).order_by()[:1000].count(),
        "subject": f"news.article:{found.pk}",
        "below": f"news.comments:{found.pk}",
    }
    return render(request, "news/room.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_article(request: SignedIn) -> HttpResponseBase:
    """Begin an article."""
    if not may_write(request):
        raise PermissionDenied
    return _entered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change what an article says; of a public one a draft beside it."""
    return _entered(request, opened(request, key, "write"))


@require_safe
@login_required
def preview(request: SignedIn, key: UUID) -> HttpResponseBase:
    """As readers will see it, in either language; with ?public what they see now."""
    found = opened(request, key, "view")
    row = found if "public" in request.GET else working(found)
    language = "en" if request.GET.get("language") == "en" else "th"
    with translation.override(language):
        told = {"title": row.title, "lead": row.lead, "body": markup.html(row.body), "language": language}
        pictures = [(one, one.caption, one.may_be_shown) for one in row.pictures.select_related("file")]
    user = request.user
    content = {
        "article": found,
        "row": row,
        "told": told,
        "pictures": pictures,
        "changed": _changed(found, row),
        "own_work": row.changed_by == str(user.pk),
        "may_review": row.state == State.REVIEW
        and user.may("edit", found.area_id)
        and row.changed_by != str(user.pk),
    }
    return render(request, "news/preview.html", content)


@require_POST
@login_required
def step(request: SignedIn, key: UUID) -> HttpResponseBase:
    """do: send, approve, send_back, withdraw, discard, comments."""
    found = opened(request, key, "write")
    row, asked, by = working(found), request.POST, request.user
    version = asked.get("version", "")
    try:
        match asked.get("do"):
            case "send":
                actions.send(row, by=by)
                said = _("It waits for a review by somebody else.")
            case "approve":
                actions.approve(row, version=int(version) if version.isdecimal() else 0, by=by)
                said = _("It is published.")
            case "send_back":
                actions.send_back(row, note=asked.get("note", ""), by=by)
                said = _("It went back with your note.")
            case "withdraw":
                actions.withdraw(found, reason=asked.get("reason", ""), by=by)
                said = _("It is withdrawn: nobody can read it any more.")
            case "discard":
                actions.discard_draft(row, by=by)
                said = _("The change is discarded.")
            case _:
                said = _set_comments(request, found)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect("newsroom:article", key=found.key)


def _set_comments(request: SignedIn, found: Article) -> str:
    form = CommentsForm(request.POST)
    if not form.is_valid():
        raise ValidationError([str(one) for errors in form.errors.values() for one in errors])
    actions.set_comments(found, **form.cleaned_data, by=request.user)
    return _("Saved.")


def opened(request: SignedIn, key: UUID, verb: str) -> Article:
    """The article itself, also where the address is that of a draft of it."""
    rows = Article.objects.open_to(request.user, verb).select_related("area", "category", "draft_of")
    found = get_object_or_404(rows, key=key)
    return get_object_or_404(rows, pk=found.draft_of_id) if found.draft_of_id else found


def working(article: Article) -> Article:
    """The draft beside it, where there is one."""
    return Article.objects.filter(draft_of=article).select_related("area", "category").first() or article


def may_write(request: SignedIn) -> bool:
    return bool(request.user.reach("edit") or request.user.reach("secretary"))


def _changed(found: Article, row: Article) -> list[str]:
    """What a change of a public article touches, in the reader's words."""
    if found.pk == row.pk:
        return []
    words: dict[str, Any] = {
        name: ArticleForm.base_fields[name].label for name in (*TEXTS, "slug", "category")
    }
    return [str(word) for name, word in words.items() if getattr(found, name) != getattr(row, name)]


def _entered(request: SignedIn, article: Article | None) -> HttpResponseBase:
    is_sent = request.method == "POST"
    row = working(article) if article is not None else None
    form = ArticleForm(request.POST if is_sent else None, by=request.user, article=row)
    if is_sent and form.is_valid():
        made = _saved(request, form, row)
        if made is not None:
            messages.success(request, _("Saved."))
            return stored(redirect("newsroom:article", key=made.key), form.cleaned_data["draft"])
    content = {"form": form, "article": article, "row": row, "fresh": not is_sent}
    return render(request, "news/form.html", content, status=422 if form.errors else 200)


def _saved(request: SignedIn, form: ArticleForm, row: Article | None) -> Article | None:
    """The article, or None with what the rules say put at its field; a form sent twice begins one article."""
    told, user = form.cleaned_data, request.user
    try:
        if row is not None:
            return actions.change_article(row, form.row(), version=told["version"] or 0, by=user)
        said = form.row()
        key = once(
            told["draft"],
            "news.add",
            [str(part) for part in said],
            lambda: str(actions.add_article(said, by=user).key),
            by=user,
        )
    except RefusedChange as refusal:
        refuse(form, refusal)
        return None
    return Article.objects.get(key=key)
