"""How an asset was found: the form."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.files import sent
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.http import SignedIn
from tidtam.kit.drafts import stored
from tidtam.registers.assets.actions import inspect
from tidtam.registers.assets.forms import InspectionForm, refuse
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.refusals import AssetRefused
from tidtam.registers.assets.views.register import kept_photos


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_inspection(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Record how the asset was found; by who edits or visits there."""
    rows = Asset.objects.open_to(request.user, "edit") | Asset.objects.open_to(request.user, "visit")
    asset = get_object_or_404(rows.select_related("area__parent__parent"), key=key)
    is_sent = request.method == "POST"
    form = InspectionForm(*((request.POST, request.FILES) if is_sent else ()))
    photos = kept_photos(request, form) if is_sent else []
    if is_sent and form.is_valid() and _recorded(request, form, asset, photos):
        messages.success(request, _("The inspection is recorded."))
        return stored(redirect("assets:asset", key=asset.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "asset": asset,
        "fresh": not is_sent,
        "photos": [(file, sent.token(file, request.user)) for file in photos],
    }
    return render(request, "assets/inspect.html", content, status=422 if form.errors else 200)


def _recorded(request: SignedIn, form: InspectionForm, asset: Asset, photos: list[File]) -> bool:
    told = form.cleaned_data
    try:
        inspect(
            asset,
            id=told["draft"],
            inspected_on=told["inspected_on"],
            condition=told["condition"],
            note=told["note"],
            photos=photos,
            by=request.user,
        )
    except AssetRefused as refusal:
        refuse(form, refusal)
        return False
    except Conflict as conflict:
        form.add_error(None, conflict)
        return False
    return True
