"""The queue of comments: judged one by one or very many at once, answered, erased; whence one came."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tidtam.ground.people.http import SignedIn, asks_password_again
from tidtam.ground.privacy.models import Person
from tidtam.kit.http import address
from tidtam.kit.sealing import SealingProblem
from tidtam.reporting.news import actions
from tidtam.reporting.news.models import Article, Comment, Connection, Hint, Reason, Standing
from tidtam.reporting.news.queries import queue


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comments(request: SignedIn) -> HttpResponseBase:
    """What waits for a moderator, or what was decided."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    asked = queue.Asked.of({name: str(value) for name, value in request.GET.items()})
    article = _article(request, asked.article)
    if asked.article and article is None:
        asked = asked._replace(article="")
    here = address(request.path, asked.named())
    rows = queue.asked_for(request.user, asked, article)
    if request.method == "POST":
        _judge(request, rows)
        return redirect(here)
    page = queue.page_of(rows, request.GET.get("page", ""))
    content = {
        "page": page,
        "asked": asked,
        "article": article,
        "here": here,
        "before": _page(request, asked, page.number - 1) if page.number > 1 else "",
        "after": _page(request, asked, page.number + 1) if page.number < page.pages else "",
        "states": [("queue", _("Waiting")), *((one, Standing(one).label) for one in queue.STATES[1:])],
        "hints": [*Hint.choices, ("reported", _("Reported by readers"))],
        "reasons": Reason.choices,
    }
    return render(request, "news/queue.html", content)


def _article(request: SignedIn, key: str) -> Article | None:
    try:
        return Article.objects.open_to(request.user, "edit").filter(key=UUID(key)).first() if key else None
    except ValueError:
        return None


def _page(request: SignedIn, asked: queue.Asked, number: int) -> str:
    return address(request.path, {**asked.named(), "page": str(number)})


def _judge(request: SignedIn, rows: object) -> None:
    """do: "show" or "refuse"; either for what was marked, or for all that is found."""
    asked, by = request.POST, request.user
    state = Standing.SHOWN if asked.get("do") == "show" else Standing.REFUSED
    reason = asked.get("reason", "") if state == Standing.REFUSED else ""
    try:
        if asked.get("all"):
            done = actions.decide_all(rows, state=state, reason=reason, by=by)  # type: ignore[arg-type]
        else:
            keys = [UUID(one) for one in asked.getlist("one") if len(one) in {32, 36}]
            done = actions.decide(keys, state=state, reason=reason, by=by)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return
    except ValueError:
        done = 0
    if not done:
        messages.error(request, _("No comment was marked."))
        return
    said = (
        ngettext("%(count)s comment is shown.", "%(count)s comments are shown.", done)
        if state == Standing.SHOWN
        else ngettext("%(count)s comment is refused.", "%(count)s comments are refused.", done)
    )
    messages.success(request, said % {"count": f"{done:,}"})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comment(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One comment, how it was judged, the office's answer. do: show, refuse, reply, erase, tie."""
    found = _comment(request, key, "edit")
    if request.method == "POST":
        try:
            said = _done(request, found)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, said)
        return redirect("newsroom:comment", key=found.key)
    content = {
        "comment": found,
        "hints": [Hint(one).label for one in found.hints if one in Hint.values],
        "reported": found.reported.order_by("pk"),
        "replies": found.replies.order_by("pk"),
        "reasons": Reason.choices,
        "has_connection": Connection.objects.filter(comment=found).exists(),
        "may_reveal": request.user.may("reveal", found.article.area_id),
        "subject": f"news.comments:{found.article_id}",
    }
    return render(request, "news/one.html", content)


def _done(request: SignedIn, found: Comment) -> str:
    asked, by = request.POST, request.user
    match asked.get("do"):
        case "show":
            actions.decide([found.key], state=Standing.SHOWN, by=by)
            return _("It is shown.")
        case "refuse":
            actions.decide([found.key], state=Standing.REFUSED, reason=asked.get("reason", ""), by=by)
            return _("It is refused.")
        case "reply":
            actions.reply(found, text=asked.get("text", ""), by=by)
            return _("Your answer stands below it.")
        case "tie":
            number = asked.get("person", "")
            person = Person.objects.filter(
                pk=int(number) if number.isdecimal() and len(number) < 18 else 0
            ).first()
            if person is None:
                raise ValidationError(_("There is no person with this number."))
            actions.tie(found, person, by=by)
            return _("It is noted whose it is.")
        case _:
            actions.erase_comment(found, reason=asked.get("reason", ""), by=by)
            return _("Name and words are erased.")


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def connection(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Whence a comment came: once, for a reason, the password given again."""
    return _connection(request, _comment(request, key, "reveal"))


@asks_password_again
def _connection(request: SignedIn, found: Comment) -> HttpResponseBase:
    problem, told = "", None
    if request.method == "POST":
        try:
            told = actions.reveal_connection(found, reason=request.POST.get("reason", ""), by=request.user)
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        except SealingProblem:
            problem = _("The number cannot be opened: its key is missing. Tell the administrator.")
    content = {
        "comment": found,
        "told": told,
        "problem": problem,
        "reason": request.POST.get("reason", ""),
        "back": reverse("newsroom:comment", args=[found.key]) if request.user.reach("edit") else "",
    }
    response = render(request, "news/connection.html", content, status=422 if problem else 200)
    response["Cache-Control"] = "no-store"
    return response


def _comment(request: SignedIn, key: UUID, verb: str) -> Comment:
    rows = Comment.objects.open_to(request.user, verb).select_related("article__area", "reply_to", "person")
    return get_object_or_404(rows, key=key)
