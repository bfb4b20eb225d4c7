"""The lists and rules of the news."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.reporting.news import actions
from tidtam.reporting.news.forms import CategoryForm, RulesForm, refuse
from tidtam.reporting.news.models import Category


@require_safe
@login_required
def lists(request: SignedIn) -> HttpResponse:
    """The categories, and what holds for comments."""
    if not request.user.reach("view") and not request.user.reach("configure"):
        raise PermissionDenied
    content = {
        "categories": list(Category.objects.all()),
        "rules": actions.comment_rules(),
        "may_change": actions.keeps_words(request.user),
        "may_rule": bool(request.user.reach("configure")),
    }
    return render(request, "news/lists.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_category(request: SignedIn) -> HttpResponse:
    return _category(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_category(request: SignedIn, code: str) -> HttpResponse:
    return _category(request, get_object_or_404(Category, code=code))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def rules(request: SignedIn) -> HttpResponse:
    """What holds for every comment from now on."""
    if not request.user.reach("configure"):
        raise Http404
    now = actions.comment_rules()
    names = RulesForm.base_fields
    form = RulesForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(now, name) for name in names},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_rules(form.row(), version=form.cleaned_data["version"], by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("newsroom:lists")
    return _page(request, form, _("What holds for comments"))


def _category(request: SignedIn, entry: Category | None) -> HttpResponse:
    if not actions.keeps_words(request.user):
        raise Http404
    begun = {name: getattr(entry, name) for name in ("name_th", "name_en", "order")} if entry else {}
    form = CategoryForm(request.POST if request.method == "POST" else None, initial=begun, new=entry is None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.keep_category(
                entry.code if entry else told["code"],
                told["name_th"],
                told["name_en"],
                order=told["order"],
                new=entry is None,
                by=request.user,
            )
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The list is changed."))
            return redirect("newsroom:lists")
    return _page(request, form, str(entry) if entry else _("Add a category"))


def _page(request: SignedIn, form: CategoryForm | RulesForm, title: str) -> HttpResponse:
    content = {"form": form, "title": title}
    return render(request, "news/word.html", content, status=422 if form.errors else 200)
