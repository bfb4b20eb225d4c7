"""Posts, who holds them, and the hand-over by which everything open moves at once."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.people import actions, forms
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import Holding, Post
from tidtam.ground.people.views import steps
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing


@require_safe
@login_required
def posts(request: SignedIn) -> HttpResponseBase:
    """The posts of the areas that this administrator looks after, with today's holders."""
    if not request.user.reach("configure"):
        raise PermissionDenied
    held = Holding.objects.in_force().select_related("user").order_by("acting", "starts_on")
    rows = Post.objects.open_to(request.user, "configure").select_related("area")
    page = listing(
        request,
        rows.prefetch_related(Prefetch("holdings", held, to_attr="holdings_now")),
        _columns(),
        filters=[
            Filter(
                "q",
                _("Name"),
                None,
                lambda some, text: some.filter(Q(name_th__icontains=text) | Q(code=text)),
            ),
            Filter("empty", _("Holder"), [("1", _("Nobody holds it"))], _empty),
        ],
        title=_("Posts"),
        name="posts",
        sort="name",
    )
    return page.download or render(request, "people/posts.html", {"page": page})


@require_safe
@login_required
def post(request: SignedIn, code: str) -> HttpResponse:
    """One post and everybody who held it."""
    found = _theirs(request, code)
    holdings = found.holdings.select_related("user").order_by("-starts_on", "acting")
    return render(request, "people/post.html", {"post": found, "holdings": holdings, "today": clock.today()})


@require_http_methods(["GET", "POST"])
@login_required
def add_post(request: SignedIn) -> HttpResponse:
    """A new post."""
    if not request.user.reach("configure"):
        raise PermissionDenied
    form = forms.PostForm(request.POST or None)
    if form.is_valid() and steps.tried(
        form, lambda: actions.create_post(**form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("The post is made."))
        return redirect("people:post", form.cleaned_data["code"])
    return steps.form_page(request, form, _("New post"), "", reverse("people:posts"))


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: SignedIn, code: str) -> HttpResponse:
    """From one holder to the next."""
    found = _theirs(request, code)
    form = forms.HandOverForm(request.POST or None, initial={"on": clock.today()})
    onward = reverse("people:post", args=[code])
    if form.is_valid() and steps.tried(
        form, lambda: actions.hand_over(found, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("The post is handed over; what is open moved with it."))
        return redirect(onward)
    return steps.form_page(request, form, _("Hand over the post"), found.name, onward)


@require_http_methods(["GET", "POST"])
@login_required
def act(request: SignedIn, code: str) -> HttpResponse:
    """Somebody acts in the post for a time (รักษาราชการแทน)."""
    found = _theirs(request, code)
    form = forms.ActingForm(request.POST or None, initial={"starts_on": clock.today()})
    onward = reverse("people:post", args=[code])
    if form.is_valid() and steps.tried(
        form, lambda: actions.hold(found, **form.cleaned_data, acting=True, by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect(onward)
    return steps.form_page(request, form, _("Acting in the post"), found.name, onward)


@require_POST
@login_required
def end_holding(request: SignedIn, pk: int) -> HttpResponse:
    """Today is somebody's last day in the post."""
    mine = Post.objects.open_to(request.user, "configure")
    holding = get_object_or_404(Holding.objects.select_related("post", "user").filter(post__in=mine), pk=pk)
    steps.said(request, lambda: actions.end_holding(holding, by=request.user), _("Today is the last day."))
    return redirect("people:post", holding.post.code)


def _theirs(request: SignedIn, code: str) -> Post:
    rows = Post.objects.open_to(request.user, "configure").select_related("area")
    return get_object_or_404(rows, code=code)


def _columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Post"), sort="sort_key", link=_link),
        ListColumn("code", _("Code"), sort="code", kind="code"),
        ListColumn("area", _("Area"), value="area.label", sort="area_id", kind="place"),
        ListColumn("office", _("Office"), value="office_th"),
        ListColumn("holder", _("Holder"), value=_holders),
    ]


def _link(one: Post) -> str:
    return reverse("people:post", args=[one.code])


def _holders(one: Any) -> str:
    return ", ".join(
        _("%(name)s (acting)") % {"name": holding.user.label} if holding.acting else holding.user.label
        for holding in one.holdings_now
    )


def _empty(rows: Any, chosen: str) -> Any:
    return rows.exclude(pk__in=Holding.objects.in_force().values("post_id"))
