"""The register of assets: the list, one asset with its inspections, and the form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.forms import PICK
from tidtam.ground.areas.maps import district_map
from tidtam.ground.files import sent
from tidtam.ground.files.actions import FileProblem, store
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File, Kind
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit import calendar
from tidtam.kit.drafts import stored
from tidtam.kit.forms import unchecked
from tidtam.kit.lists import listing
from tidtam.registers.assets import lists, queries
from tidtam.registers.assets.actions import add_asset, change_asset
from tidtam.registers.assets.forms import AssetForm, refuse
from tidtam.registers.assets.models import Asset, AssetPhoto
from tidtam.registers.assets.refusals import AssetRefused


@require_safe
@login_required
def assets(request: SignedIn) -> HttpResponseBase:
    """What was built with public money in the reader's areas."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = queries.register(request.user)
    page = listing(
        request,
        rows,
        lists.columns(),
        filters=lists.filters(rows),
        title=_("Assets"),
        name="assets",
        empty=_("No asset is on the register here."),
        sort="name",
    )
    if page.download:
        return page.download
    provinces = {code[:2] for code in rows.order_by().values_list("area_id", flat=True).distinct()}
    dots = queries.dots(rows, request.path) if len(provinces) == 1 else []
    content = {
        "page": page,
        "map": district_map(provinces.pop(), {}, _("Assets"), dots=dots) if dots else "",
        "may_add": bool(request.user.reach("edit")),
        "may_import": bool(request.user.reach("import")),
    }
    return render(request, "assets/assets.html", content)


@require_safe
@login_required
def asset(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One asset: what it is, who answers for it, how it was found over time."""
    found = get_object_or_404(queries.register(request.user), key=key)
    user, area = request.user, found.area_id
    content = {
        "asset": found,
        "place": queries.place(found.area),
        "year": calendar.be(found.fiscal_year),
        "shown": queries.condition_shown(found),
        "next": queries.next_inspection(found, found.seen_on),  # type: ignore[attr-defined]
        "inspections": found.inspections.select_related("condition").prefetch_related("photos"),
        "photos": found.photos.filter(inspection=None),
        "may_edit": user.may("edit", area),
        "may_inspect": user.may("edit", area) or user.may("visit", area),
        "may_ask": user.may("assign", area),
        "subject": f"assets.asset:{found.key}",
    }
    return render(request, "assets/asset.html", content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_asset(request: SignedIn) -> HttpResponseBase:
    """Put what was built on the register."""
    if not request.user.reach("edit"):
        raise PermissionDenied
    return _entered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change what is said of an asset."""
    rows = Asset.objects.open_to(request.user, "edit").select_related("area__parent__parent", "kind")
    return _entered(request, get_object_or_404(rows, key=key))


@require_safe
@login_required
def photo(request: SignedIn, key: UUID) -> HttpResponseBase:
    """A picture, to whoever may see the asset."""
    rows = AssetPhoto.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)


@require_safe
@login_required
def consent(request: SignedIn, key: UUID) -> HttpResponseBase:
    """The paper by which the owner of the land agrees."""
    rows = Asset.objects.open_to(request.user, "view").exclude(consent=None).select_related("consent")
    paper = get_object_or_404(rows, key=key).consent
    assert paper is not None
    return serve(paper)


def _entered(request: SignedIn, asset: Asset | None) -> HttpResponseBase:
    """The form of a new asset, or of one that is there."""
    is_sent = request.method == "POST"
    form = AssetForm(
        *((request.POST, request.FILES) if is_sent else ()), within=request.user.reach("edit"), asset=asset
    )
    photos: list[File] = []
    if is_sent and PICK in request.POST:
        unchecked(form)
    elif is_sent:
        photos = kept_photos(request, form)
        made = _saved(request, form, asset, photos) if form.is_valid() else None
        if made is not None:
            messages.success(request, _("The asset is on the register.") if asset is None else _("Saved."))
            return stored(redirect("assets:asset", key=made.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "asset": asset,
        "fresh": not is_sent,
        "photos": [(file, sent.token(file, request.user)) for file in photos],
    }
    return render(request, "assets/form.html", content, status=422 if form.errors else 200)


def kept_photos(request: SignedIn, form: Any) -> list[File]:
    """What came now and before; kept also when something else in the form is wrong."""
    try:
        return sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
    except sent.PhotosRefused as problem:
        form.add_error("photos", problem)
        return problem.files


def _saved(request: SignedIn, form: AssetForm, asset: Asset | None, photos: list[File]) -> Asset | None:
    """The asset, or None with what the rules say put at its field; a form sent twice adds one asset."""
    told, user = form.cleaned_data, request.user
    try:
        paper = (
            store(told["consent"], name=told["consent"].name, by=user, kinds={Kind.PDF})
            if told["consent"]
            else None
        )
    except FileProblem as problem:
        form.add_error("consent", str(problem))
        return None
    row = form.row()
    try:
        if asset is not None:
            return change_asset(
                asset, row, version=told["version"] or 0, consent=paper, photos=photos, by=user
            )
        key = once(
            told["draft"],
            "assets.add",
            {"row": [str(part) for part in row], "photos": [one.original_sha256 for one in photos]},
            lambda: str(add_asset(row, consent=paper, photos=photos, by=user).key),
            by=user,
        )
    except AssetRefused as refusal:
        refuse(form, refusal)
        return None
    return Asset.objects.get(key=key)
