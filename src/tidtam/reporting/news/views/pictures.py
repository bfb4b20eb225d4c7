"""The photos of an article: put in, described, taken out."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files import sent
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.kit.refusals import RefusedChange
from tidtam.reporting.news import actions
from tidtam.reporting.news.forms import PicturesForm, refuse
from tidtam.reporting.news.models import ArticlePicture
from tidtam.reporting.news.views.room import opened, working


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Put photos into an article."""
    article = opened(request, key, "write")
    is_sent = request.method == "POST"
    form = PicturesForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    photos: list[File] = []
    if is_sent:
        valid = form.is_valid()
        try:
            photos = sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
        except sent.PhotosRefused as problem:
            photos = problem.files
            form.add_error("photos", problem)
        if not photos and valid and not form.errors:
            form.add_error("photos", _("Choose at least one photo."))
        if form.is_valid():
            try:
                actions.add_pictures(working(article), photos, form.row(), by=request.user)
            except RefusedChange as refusal:
                refuse(form, refusal)
            else:
                messages.success(request, _("The photos are in."))
                return redirect("newsroom:article", key=article.key)
    content = {
        "form": form,
        "article": article,
        "photos": [(file, sent.token(file, request.user)) for file in photos],
    }
    return render(request, "news/pictures.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Say what a photo shows; take it out; hide it at once where somebody in it objects."""
    rows = ArticlePicture.objects.open_to(request.user, "write").select_related("article", "file")
    picture = get_object_or_404(rows, key=key)
    article = opened(request, picture.article.key, "write")
    do = request.POST.get("do", "")
    begun = {
        name: getattr(picture, name)
        for name in ("caption_th", "caption_en", "credit", "rights", "people", "order")
    }
    form = PicturesForm(
        request.POST if request.method == "POST" and not do else None, initial=begun, single=True
    )
    try:
        if do == "drop":
            actions.drop_picture(picture, by=request.user)
        elif do == "hide":
            actions.hide_picture(picture, by=request.user)
        elif form.is_valid():
            actions.change_picture(picture, form.row(), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("newsroom:article", key=article.key)
    if do in {"drop", "hide"} or form.is_valid():
        messages.success(request, _("Saved."))
        return redirect("newsroom:article", key=article.key)
    content = {"form": form, "article": article, "picture": picture}
    return render(request, "news/picture.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def photo(request: SignedIn, key: UUID) -> HttpResponseBase:
    """A photo, to whoever may see the article in the office."""
    rows = ArticlePicture.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)
