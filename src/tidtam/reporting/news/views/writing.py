"""What readers send: comments and reports. Without account and cookie; nothing here is kept on the way.

There is no CSRF check: it guards what a browser would send by itself, and here nothing is. What stops machines are the
rates, a field that no person sees, and a signed token with the time at which the form was opened.
"""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from tidtam.ground.jobs.actions import Conflict, once
from tidtam.ground.privacy.queries import contact_for
from tidtam.kit import clock
from tidtam.kit.public import address, ascii_address, public
from tidtam.kit.rates import allowed
from tidtam.kit.refusals import RefusedChange
from tidtam.reporting.news.actions import Origin, comment_rules, report_comment, write_comment
from tidtam.reporting.news.forms import CommentForm, ReportForm, refuse, token_for
from tidtam.reporting.news.models import Article, Comment, Comments
from tidtam.reporting.news.queries import public as told

COMMENT_RATE, REPORT_RATE = "news_comment", "news_report"  # they stand in the settings
UNKEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def _comment(request: HttpRequest, slug: str) -> HttpResponse:
    """The form below an article, a page of its own: the article's can so be kept for everybody."""
    article = get_object_or_404(told.articles(), slug=slug)
    if not article.takes_comments(clock.today()):
        return redirect(_at(article))
    if request.method != "POST":
        return _form(request, article, CommentForm(article=article, initial={"token": token_for(article)}))
    form = CommentForm(request.POST, article=article)
    if form.is_of_a_machine:
        return redirect(ascii_address(address("news:sent", article.slug)))
    if not form.is_valid():
        return _form(request, article, form, 422)
    if not allowed(request, COMMENT_RATE, str(article.pk)):
        form.add_error(
            None,
            _("Too much was sent from here at the moment. What you wrote is still here: try again later."),
        )
        return _form(request, article, form, 429)
    said = {name: form.cleaned_data[name] for name in ("name", "text")}
    try:
        once(
            form.sending or "",
            "news.comment",
            {**said, "article": article.pk},
            lambda: str(write_comment(article, **said, origin=origin(request)).key),
            by=None,
        )
    except Conflict:
        form.renew()
        form.add_error(None, _("This form was sent before. What you wrote is still here: send it once more."))
        return _form(request, article, form, 422)
    except RefusedChange as refusal:
        refuse(form, refusal)
        return _form(request, article, form, 422)
    return redirect(ascii_address(address("news:sent", article.slug)))


def _report(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """Tell the office that something is wrong with a comment."""
    article = get_object_or_404(told.articles(), slug=slug)
    comment = get_object_or_404(Comment.objects.shown(), article=article, key=key, office="")
    form = ReportForm(request.POST if request.method == "POST" else None)
    content = {"article": article, "comment": comment, "form": form, "noindex": True, "sent": False}
    if request.method != "POST" or not form.is_valid():
        return _unkept(render(request, "news/report.html", content, status=422 if form.errors else 200))
    if not allowed(request, REPORT_RATE, str(article.pk)):
        form.add_error(None, _("Too much was sent from here at the moment. Please try again later."))
        return _unkept(render(request, "news/report.html", content, status=429))
    if not form.cleaned_data["website"]:
        report_comment(comment, reason=form.cleaned_data["reason"], origin=origin(request))
    return _unkept(render(request, "news/report.html", {**content, "sent": True}))


def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """What becomes of a comment now."""
    article = get_object_or_404(told.articles(), slug=slug)
    at_once = article.comments == Comments.AT_ONCE
    return _unkept(
        render(request, "news/sent.html", {"article": article, "at_once": at_once, "noindex": True})
    )


def origin(request: HttpRequest) -> Origin:
    """Whence the request came. The port stands in REMOTE_PORT, or behind our own proxy in X-Real-Port."""
    named = "HTTP_X_REAL_PORT" if settings.ALLAUTH_TRUSTED_PROXY_COUNT else "REMOTE_PORT"
    port = str(request.META.get(named) or "")
    return Origin(
        get_adapter(request).get_client_ip(request) or "",
        port if port.isascii() and port.isdigit() and len(port) <= 5 else "",
        request.headers.get("User-Agent", ""),
    )


def _form(request: HttpRequest, article: Article, form: CommentForm, status: int = 200) -> HttpResponse:
    content = {
        "article": article,
        "form": form,
        "rules": comment_rules(),
        "contact": contact_for(article.area_id),
        "at_once": article.comments == Comments.AT_ONCE,
        "noindex": True,
    }
    return _unkept(render(request, "news/comment.html", content, status=status))


def _unkept(response: HttpResponse) -> HttpResponse:
    for name, value in UNKEPT.items():
        response[name] = value
    return response


def _at(article: Article) -> str:
    return ascii_address(address("news:article", article.slug))


comment = csrf_exempt(public(_comment, posts=True))
report = csrf_exempt(public(_report, posts=True))
