"""Writing a village's page: its words, whom visitors call, its pictures."""

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files import sent
from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.tourism import actions
from tidtam.registers.tourism.forms import (
    CoordinatorForm,
    ManyPicturesForm,
    PageForm,
    PictureForm,
    PicturesForm,
    refuse,
)
from tidtam.registers.tourism.models import Offer, Picture, VillagePage
from tidtam.registers.tourism.views.villages import page_to_edit, working_page

CODE_FIRST = re.compile(r"([0-9]{8})(?![0-9])")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: SignedIn, code: str) -> HttpResponseBase:
    """The words of a village's page, Thai beside English."""
    page = page_to_edit(request, code)
    working = working_page(page)
    form = PageForm(request.POST if request.method == "POST" else None, page=working)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            actions.change_page(page, form.row(), version=version, by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return stored(redirect("tourism:village", code=code), form.cleaned_data["draft"])
    content = {"form": form, "page": page, "area": page.area, "fresh": request.method != "POST"}
    return render(request, "tourism/edit.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def coordinator(request: SignedIn, code: str) -> HttpResponseBase:
    """Whom visitors call, and what of that they may see."""
    page = page_to_edit(request, code)
    form = CoordinatorForm(request.POST if request.method == "POST" else None, person=page.coordinator)
    if request.method == "POST" and "drop" in request.POST:
        actions.drop_coordinator(page, by=request.user)
        messages.success(request, _("Nobody is named to visitors now."))
        return redirect("tourism:village", code=code)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.set_coordinator(page, form.row(), consents=form.consents(), how=told["how"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("tourism:village", code=code)
    content = {"form": form, "page": page, "area": page.area}
    return render(request, "tourism/coordinator.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def page_pictures(request: SignedIn, code: str) -> HttpResponseBase:
    """Add pictures of the village itself."""
    page = page_to_edit(request, code)
    return _add(request, page, page, redirect("tourism:village", code=code))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def offer_pictures(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Add pictures of an offer."""
    offer = get_object_or_404(Offer.objects.open_to(request.user, "edit").standing().with_place(), key=key)
    return _add(request, offer, offer.page, redirect("tourism:offer", key=key))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def picture(request: SignedIn, key: UUID) -> HttpResponseBase:
    """What is said of one picture; taken out or hidden here, too."""
    found = _picture(request, key, "edit")
    record = found.offer or found.page
    assert record is not None
    page = record.page if isinstance(record, Offer) else record
    form = PictureForm(request.POST if request.method == "POST" else None, picture=found)
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                actions.remove_picture(found, by=request.user)
            elif "hide" in request.POST:
                actions.hide_picture(found, by=request.user)
            elif form.is_valid():
                actions.change_picture(found, form.row(), order=form.cleaned_data["order"], by=request.user)
        except RefusedChange as refusal:
            refuse(form, refusal)
        if not form.errors:
            messages.success(request, _("Saved."))
            return back_to(record)
    content = {"form": form, "picture": found, "record": record, "page": page, "area": page.area}
    return render(request, "tourism/picture.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def shot(request: SignedIn, key: UUID) -> HttpResponseBase:
    """The picture itself, public or not, to whoever may see the village."""
    return serve(_picture(request, key, "view").file, thumbnail="small" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def many_pictures(request: SignedIn) -> HttpResponseBase:
    """Pictures of many villages at once; each goes where the code at the beginning of its name says."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = ManyPicturesForm(*((request.POST, request.FILES) if is_sent else ()))
    report: list[tuple[str, str]] = []
    if is_sent and form.is_valid():
        report = _sorted_in(request, form)
        if report and not any(problem for _name, problem in report):
            messages.success(request, _("%(number)s pictures were added.") % {"number": len(report)})
            return redirect("tourism:villages")
    content = {"form": form, "report": report}
    return render(request, "tourism/many_pictures.html", content, status=422 if form.errors else 200)


def _sorted_in(request: SignedIn, form: ManyPicturesForm) -> list[tuple[str, str]]:
    """File name and what is wrong with it, "" for those that were added; nothing wrong keeps another out."""
    named = [(upload, CODE_FIRST.match(upload.name or "")) for upload in form.cleaned_data["photos"]]
    rows = VillagePage.objects.open_to(request.user, "edit").standing().with_place()
    codes = {found[1] for _upload, found in named if found}
    pages = {page.code: page for page in rows.filter(community__area__in=codes)}
    report = []
    for upload, found in named:
        page = pages.get(found[1]) if found else None
        problem = "" if page else _("No village in your area has a page by this code.")
        if page is not None:
            try:
                file = store_picture(upload, by=request.user)
                actions.add_pictures(page, [file], form.row(), by=request.user)
            except FileProblem as refused:
                problem = str(refused)
        report.append((upload.name or "", problem))
    return report


def back_to(record: VillagePage | Offer) -> HttpResponseBase:
    """The page that shows the record, or the one whose draft it is."""
    kept = record.draft_of or record
    if isinstance(kept, Offer):
        return redirect("tourism:offer", key=kept.key)
    return redirect("tourism:village", code=kept.code)


def _picture(request: SignedIn, key: UUID, verb: str) -> Picture:
    rows = Picture.objects.open_to(request.user, verb).select_related("file", "page", "offer__page")
    return get_object_or_404(rows, key=key)


def _add(
    request: SignedIn, record: VillagePage | Offer, page: VillagePage, done: HttpResponseBase
) -> HttpResponseBase:
    is_sent = request.method == "POST"
    form = PicturesForm(*((request.POST, request.FILES) if is_sent else ()))
    photos: list[File] = []
    if is_sent:
        photos = _kept(request, form)
        if form.is_valid() and not photos:
            form.add_error("photos", _("Choose at least one photo."))
        if form.is_valid():
            actions.add_pictures(record, photos, form.row(), by=request.user)
            messages.success(request, _("Saved."))
            return done
    content: dict[str, Any] = {
        "form": form,
        "record": record,
        "page": page,
        "area": page.area,
        "photos": [(file, sent.token(file, request.user)) for file in photos],
    }
    return render(request, "tourism/pictures.html", content, status=422 if form.errors else 200)


def _kept(request: SignedIn, form: PicturesForm) -> list[File]:
    try:
        return sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
    except sent.PhotosRefused as problem:
        form.add_error("photos", problem)
        return problem.files
